/** What lets anybody check a line: its log, and proofs of where an entry stands in it. */
@NullMarked
package io.fairqueue.http.proof;

import org.jspecify.annotations.NullMarked;
