"""What happens to the cluster. Each fault is a pair: what breaks it, and, once writes go on elsewhere, what a person or
systemd would do. A fault says on which node it fell; None where writes cannot go on before the mending."""
import fcntl
import os
import shutil
import struct
import time

from cluster import NODES, SWITCH, address, namespace, sh

EXT4_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2


def kill(cluster, node, *kinds):
    for pid in cluster.processes(node, *kinds):
        cluster.kill(pid)


def plug(node, state):
    sh("ip", "-n", SWITCH, "link", "set", "v" + node, state)


class Fault:
    """Seconds from the first write after it to its mending, and whether writes go on before that."""
    mend_after_s = 3
    goes_on = True

    def strike(self, cluster, leader, standby):
        raise NotImplementedError

    def mend(self, cluster, leader, standby):
        pass


class Nothing(Fault):
    def strike(self, cluster, leader, standby):
        pass


class ProcessKill(Fault):
    def strike(self, cluster, leader, standby):
        kill(cluster, leader, "postgres")


class NodeKill(Fault):
    """Manager, server and the store's member at once; the machine starts again later."""

    def strike(self, cluster, leader, standby):
        kill(cluster, leader, "patroni", "postgres", "store")

    def mend(self, cluster, leader, standby):
        cluster.start_store(leader)
        cluster.start_patroni(leader)


class FolderDeletion(Fault):
    def strike(self, cluster, leader, standby):
        shutil.rmtree(cluster.path(leader, "bay", "data"), ignore_errors=True)


class BayDark(Fault):
    """Every later input or output on the bay fails; an empty bay is put in its place."""

    def strike(self, cluster, leader, standby):
        folder = os.open(cluster.path(leader, "bay"), os.O_RDONLY)
        try:
            fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(folder)

    def mend(self, cluster, leader, standby):
        kill(cluster, leader, "patroni", "postgres")
        time.sleep(1)
        cluster.new_bay(leader)
        cluster.start_patroni(leader)


class Partition(Fault):
    """The primary is cut off from everybody, and comes back while the others work."""

    def strike(self, cluster, leader, standby):
        plug(leader, "down")

    def mend(self, cluster, leader, standby):
        plug(leader, "up")


class Split(Fault):
    """The primary is cut off from the two other nodes; clients still reach it."""

    def route(self, leader, act):
        for other in NODES:
            if other != leader:
                sh("ip", "-n", namespace(leader), "route", act, "blackhole", address(other))

    def strike(self, cluster, leader, standby):
        self.route(leader, "add")

    def mend(self, cluster, leader, standby):
        self.route(leader, "del")


class StandbyCut(Fault):
    def strike(self, cluster, leader, standby):
        plug(standby, "down")

    def mend(self, cluster, leader, standby):
        plug(standby, "up")


class DiskFull(Fault):
    def strike(self, cluster, leader, standby):
        room = os.statvfs(cluster.path(leader, "bay"))
        with open(cluster.path(leader, "bay", "filled"), "wb", buffering=0) as file:
            os.posix_fallocate(file.fileno(), 0, max(room.f_bavail * room.f_frsize - (32 << 20), 1))
            file.seek(0, os.SEEK_END)
            block = bytes(1 << 16)
            try:
                while file.write(block):
                    pass
            except OSError:
                pass

    def mend(self, cluster, leader, standby):
        os.remove(cluster.path(leader, "bay", "filled"))


class StoreMemberLost(Fault):
    """The primary's member of the store is lost with its folder: it is removed, added and started empty."""

    def strike(self, cluster, leader, standby):
        kill(cluster, leader, "store")
        shutil.rmtree(cluster.path(leader, "etcd"), ignore_errors=True)

    def mend(self, cluster, leader, standby):
        control = ["env", "ETCDCTL_API=3", "etcdctl", "--endpoints=http://%s:2379" % address(standby)]
        lines = sh(*control, "member", "list").splitlines()
        lost = next(line.split(",")[0] for line in lines if line.split(", ")[2] == leader)
        sh(*control, "member", "remove", lost)
        sh(*control, "member", "add", leader, "--peer-urls=http://%s:2380" % address(leader))
        cluster.render(leader, "existing")
        cluster.start_store(leader)


class TwoKilled(Fault):
    """Primary and synchronous standby lose everything that runs, at once, and come back with their data."""
    goes_on = False

    def strike(self, cluster, leader, standby):
        for node in (leader, standby):
            kill(cluster, node, "patroni", "postgres", "store")

    def mend(self, cluster, leader, standby):
        for node in (leader, standby):
            cluster.start_store(node)
            cluster.start_patroni(node)


FAULTS = {
    "none": Nothing, "process-kill": ProcessKill, "node-kill": NodeKill, "folder-deletion": FolderDeletion,
    "bay-dark": BayDark, "partition": Partition, "split": Split, "standby-cut": StandbyCut, "disk-full": DiskFull,
    "store-member-lost": StoreMemberLost, "two-killed": TwoKilled,
}
