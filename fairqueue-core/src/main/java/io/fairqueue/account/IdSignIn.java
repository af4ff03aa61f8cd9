package io.fairqueue.account;

import io.fairqueue.port.identity.IdTokens;

/**
 * What became of signing in by an id token.
 *
 * @param <T> the account
 */
public sealed interface IdSignIn<T> {

  record SignedIn<T>(T account) implements IdSignIn<T> {}

  /** The token proves nothing. */
  record Refused<T>(IdTokens.Fault fault) implements IdSignIn<T> {}

  /** The token is valid, but the account is disabled, or there is none to sign in to. */
  record NoAccount<T>() implements IdSignIn<T> {}

  /** The issuer does not answer; nothing was done. */
  record IssuerUnavailable<T>(String issuer) implements IdSignIn<T> {}

  /** No issuer is trusted with accounts of this kind. */
  record NotAccepted<T>() implements IdSignIn<T> {}
}
