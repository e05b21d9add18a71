"""Peers: one module each, listed here. Each is needed for the benchmark alone."""

from generator.bench.peers import eleventy, hugo, mkdocs
from generator.bench.peers.peer import Peer

PEERS: dict[str, Peer] = {peer.name: peer for peer in (hugo.PEER, mkdocs.PEER, eleventy.PEER)}
