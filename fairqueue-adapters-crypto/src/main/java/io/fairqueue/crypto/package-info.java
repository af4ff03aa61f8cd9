/** Tokens, and the sets of keys that sign them. */
@NullMarked
package io.fairqueue.crypto;

import org.jspecify.annotations.NullMarked;
