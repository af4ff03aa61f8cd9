/** Tokens, key sets and password hashes. */
@NullMarked
package io.fairqueue.crypto;

import org.jspecify.annotations.NullMarked;
