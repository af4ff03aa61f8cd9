/**
 * Fans and organizers: accounts, passwords, one-time codes. The door is {@link
 * io.fairqueue.account.Accounts}.
 */
@NullMarked
package io.fairqueue.account;

import org.jspecify.annotations.NullMarked;
