/** What lets anybody check a line: trees of hashes, and draws that can be recomputed. */
@NullMarked
package io.fairqueue.domain.fairness;

import org.jspecify.annotations.NullMarked;
