"""Peers: one module each, listed here. Each is needed for the benchmark alone."""

from tests.benchmark.peers import (
    eleventy_finished,
    hugo,
    hugo_finished,
    mkdocs,
    mkdocs_finished,
    mkdocs_pictures,
    mkdocs_plain,
)
from tests.benchmark.peers.peer import Peer

PEERS: dict[str, Peer] = {
    peer.name: peer
    for peer in (
        hugo.PEER,
        hugo.WITH_PICTURES,
        hugo_finished.PEER,
        mkdocs.PEER,
        mkdocs_plain.PEER,
        mkdocs_pictures.PEER,
        mkdocs_finished.PEER,
        eleventy_finished.PEER,
    )
}
