"""Runs the site engine in a process of its own, as ``python -m`` would, that ends when the build does.

Its standard input is a pipe that the build holds open. An engine that went on after its build was killed could write
into the next one's files.
"""

import os
import runpy
import sys
import threading

# What sysexits.h calls an error of input or output.
SYSTEM_ERROR = 74


def run(module: str) -> None:
    """Run ``module`` with the arguments that follow it in ``sys.argv``; end with SYSTEM_ERROR where the disk fails.

    The last line on standard error then says what the system could not do.
    """
    threading.Thread(target=_end_with_input, daemon=True).start()
    sys.argv = sys.argv[1:]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(f"\n{error.strerror or error}{where}\n")
        raise SystemExit(SYSTEM_ERROR) from None


def _end_with_input() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    run(sys.argv[1])
