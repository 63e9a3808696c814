#!/usr/bin/python3
"""writer.py RUN FOLDER: eight clients append events until FOLDER/stop appears; what was acknowledged is kept in FOLDER.

An id is written to acked.<client> only after COMMIT returned. After any error the same id is sent again on a new
connection until it is acknowledged, as a client with idempotency keys does; an id that is found already there is
acknowledged only behind a barrier that waits for the standby.
"""
import os
import sys
import threading
import time
import uuid

import psycopg2

CLIENTS = 8
PER_SECOND = 40
GRACE_S = 90
INSERT = """insert into events (run, command_id, aggregate, sequence, payload) values (%s, %s, %s, %s, %s)
            on conflict (command_id) do nothing"""


def connect():
    connection = psycopg2.connect(os.environ["LAB_DSN"])
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = on")
    connection.commit()
    return connection


class Client(threading.Thread):
    def __init__(self, run, folder, number):
        super().__init__()
        self.run_number, self.folder, self.number = run, folder, number
        self.connection = None

    def commit(self, command, sequence):
        if self.connection is None:
            self.connection = connect()
        with self.connection.cursor() as cursor:
            aggregate = "run-%d-client-%d" % (self.run_number, self.number)
            cursor.execute(INSERT, (self.run_number, command, aggregate, sequence, "x" * 300))
            if cursor.rowcount == 0:
                cursor.execute("select pg_logical_emit_message(true, 'barrier', '')")
        self.connection.commit()
        if any("synchronous replication" in notice for notice in self.connection.notices):
            raise psycopg2.OperationalError("committed here only: the wait for the standby was cancelled")

    def drop(self):
        try:
            if self.connection is not None:
                self.connection.close()
        except psycopg2.Error:
            pass
        self.connection = None

    def run(self):
        sequence, stopped_at = 0, None
        path = os.path.join(self.folder, "%s." + str(self.number))
        with open(path % "acked", "w", buffering=1) as acked, open(path % "issued", "w", buffering=1) as issued:
            while not os.path.exists(os.path.join(self.folder, "stop")):
                command = str(uuid.uuid4())
                issued.write(command + "\n")
                while True:
                    try:
                        self.commit(command, sequence)
                        acked.write("%s %.3f\n" % (command, time.time()))
                        break
                    except (psycopg2.Error, OSError) as error:
                        with open(path % "errors", "a") as errors:
                            errors.write("%.3f %s" % (time.time(), str(error).strip().replace("\n", " ") + "\n"))
                        self.drop()
                        if os.path.exists(os.path.join(self.folder, "stop")):
                            stopped_at = stopped_at or time.time()
                            if time.time() - stopped_at > GRACE_S:
                                return
                        time.sleep(0.1)
                sequence += 1
                time.sleep(1 / PER_SECOND)


def main():
    clients = [Client(int(sys.argv[1]), sys.argv[2], number) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()


main()
