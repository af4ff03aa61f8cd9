/** What lets anybody check a line. The door is {@link io.fairqueue.proof.Proofs}. */
@NullMarked
package io.fairqueue.proof;

import org.jspecify.annotations.NullMarked;
