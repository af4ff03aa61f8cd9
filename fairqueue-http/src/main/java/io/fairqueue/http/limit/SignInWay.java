package io.fairqueue.http.limit;

/** A way to sign in. Failures of one count for no other. */
public enum SignInWay {
  ORGANIZER_PASSWORD("organizer", "organizer", true),
  FAN_PASSWORD("login", "fan", true),
  /** Without the request that it was asked by; codes bound their tries by themselves. */
  CODE("code", "fan", false);

  private final String limit;
  private final String account;
  private final boolean everywhere;

  SignInWay(String limit, String account, boolean everywhere) {
    this.limit = limit;
    this.account = account;
    this.everywhere = everywhere;
  }

  /** The name that metrics have. */
  String limit() {
    return limit;
  }

  /** The kind of account that it leads to. */
  String account() {
    return account;
  }

  /** What is shown as proof, as metrics name it. */
  String proof() {
    return this == CODE ? "code" : "password";
  }

  /** Whether failures are also counted over all networks that the account was not used from. */
  boolean everywhere() {
    return everywhere;
  }
}
