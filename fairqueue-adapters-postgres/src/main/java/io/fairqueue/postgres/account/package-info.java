/** Accounts, their sessions, the clock that tells when sessions ended, and keys. */
@NullMarked
package io.fairqueue.postgres.account;

import org.jspecify.annotations.NullMarked;
