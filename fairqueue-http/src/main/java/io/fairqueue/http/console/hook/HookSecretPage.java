package io.fairqueue.http.console.hook;

import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.http.console.frame.ConsoleFrame;

/**
 * What a webhook's messages are verified with, shown this once.
 *
 * @param next the address of the webhook's page
 * @param kind the end of the names of its texts
 * @param replaced whether there was another one before
 */
public record HookSecretPage(
    ConsoleFrame console, String next, String kind, String verifier, boolean replaced) {

  static HookSecretPage of(
      ConsoleFrame console, String next, EndpointSecret secret, boolean replaced) {
    return new HookSecretPage(
        console,
        next,
        secret.signing() == EndpointSigning.SHARED_SECRET ? "secret" : "key",
        secret.verifier(),
        replaced);
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "HookSecretPage[" + next + "]";
  }
}
