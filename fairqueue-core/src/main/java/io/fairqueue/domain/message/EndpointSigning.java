package io.fairqueue.domain.message;

import java.util.Arrays;
import java.util.Optional;

/** How an endpoint's messages are signed, as Standard Webhooks 1.0 names it. */
public enum EndpointSigning {
  /** By a secret that both sides have: HMAC-SHA256. */
  SHARED_SECRET("v1", "whsec_"),

  /** By a key of which the endpoint knows the public half: Ed25519. */
  KEY_PAIR("v1a", "whsk_");

  private final String version;
  private final String prefix;

  EndpointSigning(String version, String prefix) {
    this.version = version;
    this.prefix = prefix;
  }

  /** As it stands before a signature. */
  public String version() {
    return version;
  }

  /** How its secrets begin. */
  String prefix() {
    return prefix;
  }

  /** The one of this version. */
  public static Optional<EndpointSigning> ofVersion(String version) {
    return Arrays.stream(values()).filter(each -> each.version.equals(version)).findAny();
  }
}
