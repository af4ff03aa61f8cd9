/** Private keys, sealed where an operator gave a secret for it. */
@NullMarked
package io.fairqueue.crypto.vault;

import org.jspecify.annotations.NullMarked;
