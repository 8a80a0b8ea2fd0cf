"""What programs use of the machine, read from /proc. Ends nothing that it did not start."""
import math
import os
import platform
import subprocess
import time

MIB = 1024 * 1024


class Ran:
    """A program that ran to its end: seconds, CPU seconds, peak memory in bytes, and what it printed."""

    def __init__(self, command, folder):
        out, err = folder / "out.txt", folder / "err.txt"
        with open(out, "wb") as stdout, open(err, "wb") as stderr:
            began = time.monotonic()
            process = subprocess.Popen(
                [str(word) for word in command], stdout=stdout, stderr=stderr, stdin=subprocess.DEVNULL
            )
            self.peak = 0
            while True:
                self.peak = max(self.peak, peak_memory(process.pid))
                pid, status, used = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                time.sleep(0.005)
            self.seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)  # it has been waited for: Popen need not
        self.cpu = used.ru_utime + used.ru_stime
        self.stdout = out.read_text(encoding="utf-8")
        if process.returncode != 0:
            raise RuntimeError(f"{command} ended with {process.returncode}\n{err.read_text(encoding='utf-8')}")


def peak_memory(pid):
    """The largest resident memory of a process so far, in bytes; 0 when it has ended."""
    # ru_maxrss would not do: a child begins with its parent's.
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as lines:
            return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def memory(pid):
    """(PSS, private) in bytes, or None: the kiosk forbids others to look (PR_SET_DUMPABLE 0), except root."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
            size = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith("kB\n")}
    except OSError:
        return None
    return size["Pss"], size["Private_Clean"] + size["Private_Dirty"]


def mapped_files(pid):
    """The files that a process maps, or None when it cannot be read."""
    try:
        with open(f"/proc/{pid}/maps", encoding="utf-8") as lines:
            paths = {line.rstrip("\n").split(maxsplit=5)[5] for line in lines if line.count("/")}
    except OSError:
        return None
    return {path for path in paths if os.path.isfile(path) and not path.startswith(("/dev/", "/proc/"))}


def forget(paths):
    """Asks the kernel to drop these files from its cache; what another program maps stays."""
    for path in paths:
        file = os.open(path, os.O_RDONLY)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)


def cpu(pid):
    """CPU seconds of a process so far, in nanoseconds' resolution: its clock (clock_getcpuclockid(3))."""
    return time.clock_gettime((~pid << 3) | 2)


class Meter:
    """CPU seconds since the meter was made: of one process, and of programs that have no part in the measurement."""

    def __init__(self, pid, helpers=()):
        self.pid, self.helpers = pid, helpers
        self.began, self.at = time.monotonic(), self._read()

    def _read(self):
        with open("/proc/stat", encoding="ascii") as lines:
            times = [int(word) for word in lines.readline().split()[1:9]]
        busy = (sum(times) - times[3] - times[4]) / os.sysconf("SC_CLK_TCK")
        return cpu(self.pid), busy - sum(cpu(pid) for pid in (self.pid, *self.helpers, os.getpid()))

    def read(self):
        """(seconds, CPU seconds, cores that other programs kept busy)"""
        seconds, now = time.monotonic() - self.began, self._read()
        return seconds, now[0] - self.at[0], max(0, now[1] - self.at[1]) / seconds


def percentile(values, percent):
    """Nearest rank."""
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def fsyncs_a_second(folder, seconds):
    """How often this disk takes a 4 KiB overwrite and says that it is there: nothing durable can be faster."""
    path, block, count = folder / "fsync.bin", os.urandom(4096), 0
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.pwrite(file, block * 256, 0)
    os.fsync(file)
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        os.pwrite(file, block, 4096 * (count * 97 % 256))
        os.fsync(file)
        count += 1
    rate = count / (time.monotonic() - began)
    os.close(file)
    path.unlink()
    return rate


def describe():
    """One line about this machine."""
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        model = next(
            (line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine()
        )
    with open("/proc/meminfo", encoding="ascii") as lines:
        memory_gib = int(lines.readline().split()[1]) / MIB
    return f"{os.cpu_count()} × {model}, {memory_gib:.0f} GiB, Linux {platform.release()}"
