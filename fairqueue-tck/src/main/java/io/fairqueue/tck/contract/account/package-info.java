/** Accounts, sessions, keys, codes and password hashes. */
@NullMarked
package io.fairqueue.tck.contract.account;

import org.jspecify.annotations.NullMarked;
