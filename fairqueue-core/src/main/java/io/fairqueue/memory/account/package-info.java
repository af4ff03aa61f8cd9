/** Accounts, sessions, keys and limits in the memory of this process. */
@NullMarked
package io.fairqueue.memory.account;

import org.jspecify.annotations.NullMarked;
