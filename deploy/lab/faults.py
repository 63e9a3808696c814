"""What happens to the cluster. Each fault is a pair: what breaks it, and, once writes go on elsewhere, what a person or
systemd would do. A fault says on which node it fell; None where writes cannot go on before the mending."""
import fcntl
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time

from cluster import DEPLOY, NODES, SWITCH, address, namespace, sh, wait

EXT4_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2


def kill(cluster, node, *kinds):
    for pid in cluster.processes(node, *kinds, *(["sender"] if "postgres" in kinds else [])):
        cluster.kill(pid)


def plug(node, state):
    sh("ip", "-n", SWITCH, "link", "set", "v" + node, state)


class Fault:
    """Seconds from the first write after it to its mending, and whether writes go on before that."""
    mend_after_s = 3
    goes_on = True

    def strike(self, cluster, leader, standby):
        raise NotImplementedError

    def look(self, cluster, leader, standby, acked, struck):
        """What is to be told of it before it is mended."""
        return {}

    def mend(self, cluster, leader, standby):
        pass


class Nothing(Fault):
    def strike(self, cluster, leader, standby):
        pass


class ProcessKill(Fault):
    def strike(self, cluster, leader, standby):
        kill(cluster, leader, "postgres")


class ProcessKillAhead(Fault):
    """The primary dies while its last writes have reached nobody: what it has behind the branch must be taken back."""

    def strike(self, cluster, leader, standby):
        for pid in cluster.processes(leader, "sender"):
            cluster.kill(pid, signal.SIGSTOP)
        time.sleep(0.5)
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


def darken(cluster, node):
    folder = os.open(cluster.path(node, "bay"), os.O_RDONLY)
    try:
        fcntl.ioctl(folder, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
    finally:
        os.close(folder)


def replace_bay(cluster, node):
    kill(cluster, node, "patroni", "postgres")
    time.sleep(1)
    cluster.new_bay(node)
    cluster.start_patroni(node)
    cluster.start_probe(node)


class BayDark(Fault):
    """Every later input or output on the bay fails; an empty bay is put in its place."""

    def strike(self, cluster, leader, standby):
        darken(cluster, leader)

    def mend(self, cluster, leader, standby):
        replace_bay(cluster, leader)


class BayHangs(Fault):
    """Whoever writes to the bay waits, and is told nothing."""

    def strike(self, cluster, leader, standby):
        sh("fsfreeze", "-f", cluster.path(leader, "bay"))

    def mend(self, cluster, leader, standby):
        sh("fsfreeze", "-u", cluster.path(leader, "bay"))


class TwoBaysDestroyed(Fault):
    """The bays of the primary and of the synchronous standby at once: the third node may lack the last writes. Writes
    must stop, it must say how far it is proved to go, and a person goes on from there (runbook, page 10)."""
    goes_on = False
    mend_after_s = 30  # longer than `ttl`: whoever would be promoted by himself has been

    def strike(self, cluster, leader, standby):
        for node in (leader, standby):
            darken(cluster, node)

    def look(self, cluster, leader, standby, acked, struck):
        left = next(node for node in NODES if node not in (leader, standby))
        told = json.loads(cluster.output(
            left, os.path.join(DEPLOY, "patroni", "survivor"), "--etcd", address(left) + ":2379", "--sockets",
            cluster.path(left, "run"), "--database", "postgres", "--head", "select max(position) from events", left))
        there = wait("an answer of the last one", 60, lambda: cluster.ids(left))
        lost = [line for line in acked if line[0] not in there]
        return {"survivor": told, "announced_lost": len(lost), "announced_lost_ids": [line[0] for line in lost],
                "refused": cluster.leader() is None and max(float(line[1]) for line in acked) < struck + 5,
                # Nothing older than that is missing.
                "lost_back_to_s": round(struck - min([float(line[1]) for line in lost], default=struck), 3)}

    def mend(self, cluster, leader, standby):
        left = next(node for node in NODES if node not in (leader, standby))
        cluster.run_in(left, "patronictl", "-c", cluster.path(left, "patroni.yml"), "failover", "quitus", "--candidate",
                       left, "--force")
        wait("the last one to lead", 60, lambda: cluster.leader() == left)
        for node in (leader, standby):
            replace_bay(cluster, node)


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


def member(asked, *words):
    return sh("env", "ETCDCTL_API=3", "etcdctl", "--endpoints=http://%s:2379" % address(asked), "member", *words)


class StoreMemberLost(Fault):
    """The primary's member of the store is lost with its folder: it is removed, added and started empty."""

    def strike(self, cluster, leader, standby):
        kill(cluster, leader, "store")
        shutil.rmtree(cluster.path(leader, "etcd"), ignore_errors=True)

    def mend(self, cluster, leader, standby):
        lines = member(standby, "list").splitlines()
        lost = next(line.split(",")[0] for line in lines if line.split(", ")[2] == leader)
        member(standby, "remove", lost)
        member(standby, "add", leader, "--peer-urls=http://%s:2380" % address(leader))
        cluster.render(leader, "existing")
        cluster.start_store(leader)


class StoreTwoKilled(Fault):
    """Two members of the store die, and come back with their folders. The primary hears both standbys and goes on."""
    mend_after_s = 30

    def strike(self, cluster, leader, standby):
        for node in (leader, standby):
            kill(cluster, node, "store")

    def mend(self, cluster, leader, standby):
        for node in (leader, standby):
            cluster.start_store(node)


class StoreTwoLost(Fault):
    """Two members of the store are lost with their folders: the last one becomes a store of its own, and is joined."""
    mend_after_s = 30

    def strike(self, cluster, leader, standby):
        for node in (leader, standby):
            kill(cluster, node, "store")
            shutil.rmtree(cluster.path(node, "etcd"), ignore_errors=True)

    @staticmethod
    def taken(asked, node):
        """A member that has just started refuses for some seconds: "unhealthy cluster"."""
        try:
            member(asked, "add", node, "--peer-urls=http://%s:2380" % address(node))
            return True
        except subprocess.CalledProcessError as error:
            print("etcd: " + error.stderr.strip()[-200:], file=sys.stderr)
            return False

    def mend(self, cluster, leader, standby):
        left = next(node for node in NODES if node not in (leader, standby))
        for more in (["ETCD_FORCE_NEW_CLUSTER=true"], []):
            kill(cluster, left, "store")
            time.sleep(1)
            cluster.start_store(left, *more)
            wait("the last member alone", 30, lambda: cluster.store_member_answers(left))
        peers = [left]
        for node in (leader, standby):
            peers.append(node)
            wait("%s to be taken" % node, 60, lambda node=node: self.taken(left, node))
            cluster.render(node, "existing", peers)
            cluster.start_store(node)
            wait("member " + node, 60, lambda node=node: cluster.store_member_answers(node))


class Rolling(Fault):
    """Every database node is stopped and started again, as for another release: standbys first, then the place is handed
    over, then the last."""
    mend_after_s = 0

    def again(self, cluster, node):
        for pid in cluster.processes(node, "patroni"):
            cluster.kill(pid, signal.SIGTERM)
        wait("the end of " + node, 60, lambda: not cluster.processes(node, "patroni", "postgres", "sender"))
        cluster.start_patroni(node)
        cluster.wait_whole(120)

    def strike(self, cluster, leader, standby):
        for node in NODES:
            if node != leader:
                self.again(cluster, node)
        cluster.run_in(leader, "patronictl", "-c", cluster.path(leader, "patroni.yml"), "switchover", "quitus", "--force")
        wait("another to lead", 60, lambda: cluster.leader() not in (None, leader))
        cluster.wait_whole(120)
        self.again(cluster, leader)


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


class TwoBaysDestroyedBehind(TwoBaysDestroyed):
    """The same while the third node is behind by what is acknowledged in two seconds: that is lost, and announced."""

    def strike(self, cluster, leader, standby):
        left = next(node for node in NODES if node not in (leader, standby))
        plug(left, "down")
        time.sleep(2)
        super().strike(cluster, leader, standby)
        plug(left, "up")


FAULTS = {
    "none": Nothing, "process-kill": ProcessKill, "process-kill-ahead": ProcessKillAhead, "node-kill": NodeKill,
    "folder-deletion": FolderDeletion, "bay-dark": BayDark, "partition": Partition, "split": Split,
    "standby-cut": StandbyCut, "disk-full": DiskFull,
    "store-member-lost": StoreMemberLost, "two-killed": TwoKilled, "bay-hangs": BayHangs,
    "two-bays-destroyed": TwoBaysDestroyed, "two-bays-destroyed-behind": TwoBaysDestroyedBehind,
    "store-two-killed": StoreTwoKilled, "store-two-lost": StoreTwoLost, "rolling": Rolling,
}
