package io.fairqueue.messages.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks names of hosts up. Waits. Thread-safe. */
@FunctionalInterface
interface HostLookup {

  /** All addresses of a name, at least one; a literal address is its own. */
  InetAddress[] lookup(String host) throws UnknownHostException;

  /** As this machine does. */
  static HostLookup ofThisMachine() {
    return InetAddress::getAllByName;
  }
}
