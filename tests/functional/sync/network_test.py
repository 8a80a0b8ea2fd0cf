#!/usr/bin/env python3
"""Disasters between the kiosk and the endpoint (PRIVACY.md rule 8). After each: nothing lost, nothing twice, nothing
overwritten early; in the end the endpoint's set is the kiosk's."""
import json
import unittest

from hostile import CuttingProxy, PageServer
from support import FULL, NETWORK, TRUST, arrived, waiting, world_with_round


class Network(unittest.TestCase):
    def assert_refused(self, world, code, words):
        """A run that fails in this way and leaves the kiosk's set as it was."""
        before = waiting(world)
        done = world.sync(check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(waiting(world), before)

    def assert_arrives(self, world, sent):
        world.sync()
        self.assertEqual(arrived(world), sent)
        self.assertEqual(waiting(world), set())

    def test_the_endpoint_is_down_and_comes_back(self):
        with world_with_round() as world:
            sent = waiting(world)
            world.start_endpoint()
            world.enrol("centre-7")
            world.stop("endpoint")
            self.assert_refused(world, NETWORK, "cannot be reached")
            self.assertEqual(world.sync_status()["last_result"], "network")
            world.start_endpoint()
            self.assert_arrives(world, sent)

    def test_a_server_with_another_certificate_hears_nothing(self):
        with world_with_round() as world:
            sent = waiting(world)
            world.make_authority("other")
            world.start_endpoint()
            folder = world.directory
            with PageServer(folder / "other-server.crt", folder / "other-server.key") as impostor:
                world.enrol("centre-7", url=world.url(impostor.port))
                self.assert_refused(world, TRUST, "somebody may be in between")
                self.assertEqual(impostor.heard, b"")
            device = json.loads(world.device.read_text())
            world.device.write_text(json.dumps({**device, "endpoint": world.url()}))
            self.assert_arrives(world, sent)

    def test_a_wrong_token_is_refused(self):
        with world_with_round() as world:
            sent = waiting(world)
            world.start_endpoint()
            world.enrol("centre-7")
            good = world.device.read_text()
            world.device.write_text(json.dumps({**json.loads(good), "token": "00" * 32}))
            self.assert_refused(world, TRUST, "does not know this device")
            world.device.write_text(good)
            self.assert_arrives(world, sent)

    def test_another_mac_key_is_noticed_although_everything_was_stored(self):
        with world_with_round() as world:
            sent = waiting(world)
            world.start_endpoint()
            world.enrol("centre-7")
            good = world.device.read_text()
            world.device.write_text(json.dumps({**json.loads(good), "mac_key": "00" * 32}))
            self.assert_refused(world, TRUST, "signature")
            world.device.write_text(good)
            self.assert_arrives(world, sent)

    def test_a_page_with_status_200_is_not_an_endpoint(self):
        with world_with_round() as world:
            world.start_endpoint()
            folder = world.directory
            with PageServer(folder / "ca-server.crt", folder / "ca-server.key") as portal:
                world.enrol("centre-7", url=world.url(portal.port))
                self.assert_refused(world, TRUST, "log-in page")

    def test_a_proxy_in_the_environment_is_not_used(self):
        with world_with_round() as world:
            world.start_endpoint()
            world.enrol("centre-7")
            nowhere = "http://127.0.0.1:1"
            world.sync(env={"https_proxy": nowhere, "HTTPS_PROXY": nowhere, "ALL_PROXY": nowhere})
            self.assertEqual(waiting(world), set())

    def test_the_endpoint_is_killed_in_the_middle_again_and_again(self):
        with world_with_round(300) as world:
            sent = waiting(world)
            world.start_endpoint()
            with CuttingProxy(world.port) as proxy:
                world.enrol("centre-7", url=world.url(proxy.port))
                proxy.when_cut = lambda: world.kill("endpoint")
                kills = 0
                while waiting(world):
                    proxy.budget = 150_000 if FULL else 400_000  # a part has 258,000
                    if FULL and kills % 2:
                        proxy.budget = 300_000
                    done = world.sync(check=False)
                    if done.returncode != 0:
                        kills += 1
                        self.assertEqual(done.returncode, NETWORK, done.stderr)
                        self.assertEqual((waiting(world), arrived(world)), (sent, set()))
                        world.start_endpoint()
                self.assertGreaterEqual(kills, 3)
                self.assertEqual(arrived(world), sent)

    def test_the_connection_is_cut_after_n_bytes(self):
        with world_with_round() as world:
            sent = waiting(world)
            before = world.store.read_bytes()
            world.start_endpoint()
            with CuttingProxy(world.port) as proxy:
                world.enrol("centre-7", url=world.url(proxy.port))
                outcomes = set()
                for up, most in ((True, 312_000), (False, 3_200)):
                    steps = 64 if FULL else 7
                    for step in range(steps):
                        outcomes.add(self.cut(world, proxy, sent, up, most * step // (steps - 1)))
                        if not waiting(world):
                            world.store.write_bytes(before)  # begin again, as a kiosk that never heard the echo
                proxy.budget = None
                self.assert_arrives(world, sent)
                self.assertEqual(outcomes, {0, NETWORK})

    def cut(self, world, proxy, sent, up, budget):
        proxy.up, proxy.budget = up, budget
        done = world.sync(check=False)
        with self.subTest(up=up, budget=budget):
            self.assertIn(done.returncode, (0, NETWORK), done.stderr)
            self.assertTrue(arrived(world) in (set(), sent))
            if done.returncode == 0:
                self.assertEqual((arrived(world), waiting(world)), (sent, set()))
            else:
                self.assertEqual(waiting(world), sent)
        return done.returncode


if __name__ == "__main__":
    unittest.main(verbosity=2)
