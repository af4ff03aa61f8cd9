package io.fairqueue.messages.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the client, which connects to what it is answered and looks nothing up itself:
 * so the address that was checked is the one that is called.
 */
final class GuardedResolver implements DnsResolver {

  private final AddressGuard guard;
  private final HostLookup lookup;

  GuardedResolver(AddressGuard guard, HostLookup lookup) {
    this.guard = guard;
    this.lookup = lookup;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] allowed =
        Arrays.stream(lookup.lookup(host)).filter(guard::allows).toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new UnknownHostException("no public address");
    }
    return allowed;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
