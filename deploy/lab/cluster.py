"""The three-node cluster of the lab: network namespaces without uplink, a loop-mounted bay for each node, and the very
files of ../patroni, ../etcd and ../pgbackrest with their words filled in."""
import ctypes
import glob
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request

import psycopg2

DEPLOY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PGBIN = "/usr/lib/postgresql/15/bin"
NETWORK = "198.18.7"  # RFC 2544: for tests, and inside namespaces only
NODES = ("n1", "n2", "n3")
BAY_MB = 2048
PASSWORD = "laboratory"
LAB = os.environ.get("QUITUS_LAB", "qlab")  # labs of different names stand side by side
CLIENT, SWITCH = LAB + "-client", LAB + "-switch"
WITHOUT_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
DSN = ("host=%s port=5432 dbname=postgres user=postgres password=%s target_session_attrs=read-write connect_timeout=2 "
       "tcp_user_timeout=3000 keepalives_idle=2 keepalives_interval=1 keepalives_count=2")
SCHEMA = """create table if not exists events (position bigserial primary key, run integer not null,
            command_id uuid not null unique, aggregate text not null, sequence bigint not null, payload text not null,
            unique (aggregate, sequence))"""


def sh(*command, check=True):
    return subprocess.run(command, check=check, capture_output=True, text=True).stdout


def namespace(node):
    return "%s-%s" % (LAB, node)


def address(node):
    return "%s.1%s" % (NETWORK, node[1])


def lines(folder, name):
    """What the lab's writers wrote down, word by word: files name.<client> of a folder."""
    found = []
    for path in glob.glob(os.path.join(folder, name + ".*")):
        with open(path, encoding="ascii") as file:
            found += [line.split() for line in file if line.endswith("\n")]
    return found


def require_room(parser):
    """Ends the program when this one cannot be raised, or another of its name stands."""
    if os.geteuid() != 0:
        parser.error("namespaces and mounts need root")
    if os.path.exists("/run/netns/" + SWITCH) or os.path.exists("/run/netns/" + CLIENT):
        parser.error("another lab is up (namespaces %s-*); QUITUS_LAB gives this one another name" % LAB)


def dsn(*nodes):
    return DSN % (",".join(map(address, nodes)), PASSWORD)


def wait(what, seconds, condition):
    deadline = time.time() + seconds
    while time.time() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.25)
    raise TimeoutError("%s: not within %d s" % (what, seconds))


class Cluster:
    def __init__(self, folder, store="etcd", gate=True, patched=None, probe=True):
        self.folder, self.store, self.gate, self.patched, self.probe = folder, store, gate, patched, probe
        self.postgres, self.probes = pwd.getpwnam("postgres"), {}

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    # -- up and down

    def up(self):
        os.makedirs(self.folder)
        os.chmod(self.folder, 0o755)
        self.network()
        own = "postgres"
        for part in ("archive", *NODES):
            os.makedirs(self.path(part))
            shutil.chown(self.path(part), own, own)
        for node in NODES:
            os.makedirs(self.path(node, "run"), mode=0o750)
            shutil.chown(self.path(node, "run"), own, own)
            self.new_bay(node)
            self.render(node, "new")
        for node in NODES:
            self.start_store(node)
        wait("a quorum of the store", 60, self.store_answers)
        for node in NODES:
            self.start_patroni(node)
            self.start_probe(node)
        leader = wait("the first primary", 90, self.leader)
        self.run_in(leader, "pgbackrest", "--config=" + self.path(leader, "pgbackrest.conf"), "--stanza=quitus",
                    "stanza-create")
        self.wait_whole(120)
        self.sql(SCHEMA)

    def network(self):
        sh("ip", "netns", "add", SWITCH)
        sh("ip", "-n", SWITCH, "link", "add", "br0", "type", "bridge")
        sh("ip", "-n", SWITCH, "link", "set", "br0", "up")
        for name, space, ip in [(n, namespace(n), address(n)) for n in NODES] + [("c", CLIENT, NETWORK + ".100")]:
            sh("ip", "netns", "add", space)
            sh("ip", "-n", space, "link", "add", "eth0", "type", "veth", "peer", "name", "v" + name, "netns", SWITCH)
            sh("ip", "-n", space, "addr", "add", ip + "/24", "dev", "eth0")
            sh("ip", "-n", space, "link", "set", "eth0", "up")
            sh("ip", "-n", space, "link", "set", "lo", "up")
            sh("ip", "-n", SWITCH, "link", "set", "v" + name, "master", "br0")
            sh("ip", "-n", SWITCH, "link", "set", "v" + name, "up")
        # This thread, and what it starts, sees the lab's network from now on; files and mounts stay the machine's.
        with open("/run/netns/" + CLIENT, encoding="ascii") as file:
            if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), 0x40000000) != 0:
                raise OSError(ctypes.get_errno(), "setns")

    def down(self):
        spaces = [namespace(node) for node in NODES] + [CLIENT, SWITCH]
        for sent in (signal.SIGTERM, signal.SIGKILL):
            for space in spaces[:4]:
                for pid in self.pids(space):
                    if pid != os.getpid():
                        self.kill(pid, sent)
            time.sleep(2)
        for node in NODES:
            sh("umount", "-l", self.path(node, "bay"), check=False)
            for log in glob.glob(self.path(node, "*.log")):
                shutil.copy(log, "%s-%s-%s" % (self.folder, node, os.path.basename(log)))
        for space in spaces:
            sh("ip", "netns", "del", space, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_bay(self, node):
        """An empty storage in the place of the old one, if there was one."""
        image, bay = self.path(node, "bay.img"), self.path(node, "bay")
        sh("umount", "-l", bay, check=False)
        os.makedirs(bay, exist_ok=True)
        if os.path.exists(image):
            os.remove(image)
        with open(image, "wb") as file:
            file.truncate(BAY_MB << 20)
        sh("mkfs.ext4", "-q", "-F", "-m", "0", image)
        sh("mount", "-o", "loop", image, bay)
        shutil.chown(bay, "postgres", "postgres")
        os.chmod(bay, 0o700)

    # -- configuration and processes

    def render(self, node, state, peers=NODES):
        others = [other for other in NODES if other != node]
        words = {
            "NODE": node, "ADDRESS": address(node), "NETWORK": NETWORK + ".0/24", "PASSWORD": PASSWORD,
            "ETCD_HOSTS": ", ".join("'%s:2379'" % address(other) for other in NODES),
            "ETCD_PEERS": ",".join("%s=http://%s:2380" % (other, address(other)) for other in peers),
            "ETCD_STATE": state, "ETCD_DATA": self.path(node, "etcd"), "ARCHIVE": self.path("archive"),
            "BAY": self.path(node, "bay"), "RUN": self.path(node, "run"), "PGBIN": PGBIN,
            "PGBACKREST": self.path(node, "pgbackrest.conf"), "GATE": os.path.join(DEPLOY, "patroni", "gate"),
            "FETCHER": os.path.join(DEPLOY, "patroni", "fetch"), "ARCHIVER": os.path.join(DEPLOY, "patroni", "archive"),
            "GATE_MEMBERS": " ".join(address(other) + ":8008" for other in others),
            "MAX_CONNECTIONS": "60", "SHARED_BUFFERS": "32MB", "MIN_WAL_SIZE": "64MB", "MAX_WAL_SIZE": "128MB",
            "SLOT_WAL_SIZE": "256MB", "WATCHDOG": "'off'",
        }
        for source, target in (("patroni/patroni.yml", "patroni.yml"), ("pgbackrest/pgbackrest.conf", "pgbackrest.conf"),
                               ("etcd/etcd", "etcd.env")):
            with open(os.path.join(DEPLOY, source), encoding="utf-8") as file:
                text = re.sub("@([A-Z_]+)@", lambda match: words[match[1]], file.read())
            if target == "patroni.yml":
                text = self.variant(text)
            with open(self.path(node, target), "w", encoding="utf-8") as file:
                file.write(text)

    def variant(self, text):
        """What was tried and is not shipped: other stores, no gate."""
        if not self.gate:
            text = re.sub("(?m)^  pre_promote:.*\n", "", text)
        if self.store == "etcd3":
            text = text.replace("\netcd:\n", "\netcd3:\n")
        if self.store == "zookeeper":
            text = text.replace("\netcd:\n", "\nzookeeper:\n").replace(":2379'", ":2181'")
        return text

    def start(self, node, name, *command, env=None):
        """As user postgres, in the node's namespace. Every link of the chain execs the next: the pid is the server's."""
        with open(self.path(node, name + ".log"), "ab") as log:
            return subprocess.Popen(
                ["ip", "netns", "exec", namespace(node), "setpriv", "--reuid=postgres", "--regid=postgres",
                 "--init-groups", "--reset-env", "env", "PATH=%s:/usr/bin:/bin" % PGBIN, *(env or []), *command],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd="/")

    def run_in(self, node, *command):
        return self.start(node, "commands", *command).wait()

    def output(self, node, *command):
        """What a command prints that is run as in run_in; its exit code may be anything."""
        return subprocess.run(["ip", "netns", "exec", namespace(node), "setpriv", "--reuid=postgres", "--regid=postgres",
                               "--init-groups", "--reset-env", "env", "PATH=%s:/usr/bin:/bin" % PGBIN, *command],
                              capture_output=True, text=True, timeout=60, cwd="/", check=False).stdout

    def start_store(self, node, *more):
        if self.store == "zookeeper":
            data = self.path(node, "zookeeper")
            os.makedirs(data, exist_ok=True)
            shutil.chown(data, "postgres", "postgres")
            with open(os.path.join(data, "myid"), "w", encoding="ascii") as file:
                file.write(node[1])
            with open(self.path(node, "zoo.cfg"), "w", encoding="ascii") as file:
                file.write("tickTime=2000\ninitLimit=10\nsyncLimit=5\ndataDir=%s\nclientPort=2181\n"
                           "admin.enableServer=false\n" % data
                           + "".join("server.%s=%s:2888:3888\n" % (n[1], address(n)) for n in NODES))
            self.start(node, "zookeeper", "java", "-Xmx128m", "-cp", "/etc/zookeeper/conf:/usr/share/java/*",
                       "org.apache.zookeeper.server.quorum.QuorumPeerMain", self.path(node, "zoo.cfg"))
            return
        with open(self.path(node, "etcd.env"), encoding="utf-8") as file:
            env = [line.strip() for line in file if line.strip() and not line.startswith("#")]
        self.start(node, "etcd", "etcd", env=env + list(more))

    def store_answers(self):
        if self.store == "zookeeper":
            time.sleep(8)
            return True
        return self.store_member_answers(NODES[0])

    def store_member_answers(self, node):
        """It is in a quorum: the others hear it."""
        return (self.get(node, "health", 2379) or {}).get("health") == "true"

    def start_patroni(self, node):
        env = ["PYTHONPATH=" + self.patched] if self.patched else []
        self.start(node, "patroni", "/usr/bin/patroni", self.path(node, "patroni.yml"), env=env)

    def start_probe(self, node):
        """Anew after a bay was replaced: a process here keeps the mounts it was started with, unlike systemd's."""
        if not self.probe:
            return
        if node in self.probes:
            self.probes[node].kill()
            self.probes[node].wait()
        self.probes[node] = self.start(node, "probe", os.path.join(DEPLOY, "patroni", "probe"), "--patroni",
                                       address(node) + ":8008", self.path(node, "bay"))

    # -- what is there

    def pids(self, space):
        return [int(pid) for pid in sh("ip", "netns", "pids", space, check=False).split()]

    def processes(self, node, *kinds):
        """Of a node: "postgres", "sender" (of its log, to a standby), "patroni" or "store"."""
        found = []
        for pid in self.pids(namespace(node)):
            try:
                with open("/proc/%d/cmdline" % pid, "rb") as file:
                    line = file.read().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            kind = ("patroni" if "/usr/bin/patroni" in line
                    else "sender" if line.startswith("postgres: quitus: walsender")
                    else "postgres" if "postgres" in line.split(" ")[0]
                    else "store" if line.startswith(("etcd", "java")) else "other")
            if kind in kinds:
                found.append(pid)
        return found

    @staticmethod
    def kill(pid, sent=signal.SIGKILL):
        try:
            os.kill(pid, sent)
        except ProcessLookupError:
            pass

    def get(self, node, what, port=8008):
        try:
            with WITHOUT_PROXY.open("http://%s:%d/%s" % (address(node), port, what), timeout=1) as answer:
                return json.load(answer)
        except (urllib.error.HTTPError, OSError, ValueError):
            return None

    def leader(self):
        for node in NODES:
            if self.get(node, "primary") is not None:
                return node
        return None

    def whole(self):
        """The primary, when it has two standbys that stream its timeline, one of them named by it and by the store."""
        leader = self.leader()
        told = leader and self.get(leader, "cluster")
        state = leader and self.get(leader, "patroni")
        if not told or not state:
            return None
        roles = sorted(m["role"] for m in told["members"] if m["state"] in ("running", "streaming"))
        lines = {m.get("timeline") for m in told["members"]}
        streaming = [r["sync_state"] for r in state.get("replication", []) if r["state"] == "streaming"]
        fits = roles == ["leader", "replica", "sync_standby"] and len(lines) == 1
        return leader if fits and len(streaming) == 2 and "sync" in streaming else None

    def wait_whole(self, seconds):
        return wait("three nodes in their places", seconds, self.whole)

    def sync_standby(self):
        told = self.get(self.leader(), "cluster")
        return next(m["name"] for m in told["members"] if m["role"] == "sync_standby")

    @staticmethod
    def connect(database="postgres", *nodes):
        words = dsn(*nodes).replace("read-write", "any") if nodes else dsn(*NODES)
        connection = psycopg2.connect(words.replace("dbname=postgres", "dbname=" + database))
        connection.autocommit = True
        return connection

    def sql(self, statement, *nodes):
        connection = self.connect("postgres", *nodes)
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def ids(self, node):
        """All that is there; None while the node does not answer."""
        try:
            return {row[0] for row in self.sql("select command_id::text from events", node)}
        except psycopg2.Error:
            return None
