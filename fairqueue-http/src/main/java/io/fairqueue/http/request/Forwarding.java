package io.fairqueue.http.request;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Knows the headers that proxies and content networks add to what they pass on. */
final class Forwarding {

  private static final Set<String> NAMES =
      Set.of(
          "forwarded",
          "via",
          "cdn-loop",
          "client-ip",
          "true-client-ip",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-proxyuser-ip",
          "x-host",
          "x-scheme",
          "x-remote-ip",
          "x-remote-addr",
          "proxy-client-ip",
          "wl-proxy-client-ip");

  private static final List<String> BEGINNINGS =
      List.of(
          "x-forward",
          "x-original-",
          "x-envoy-",
          "x-amzn-",
          "x-amz-cf-",
          "x-azure-",
          "x-appengine-",
          "x-arr-",
          "x-vercel-",
          "x-nf-",
          "cf-",
          "cloudfront-",
          "fastly-",
          "fly-",
          "akamai-",
          "incap-");

  private Forwarding() {}

  /** Whether any of these names is one of theirs. */
  static boolean isIn(Collection<String> headers) {
    return headers.stream().anyMatch(Forwarding::isOne);
  }

  private static boolean isOne(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith);
  }
}
