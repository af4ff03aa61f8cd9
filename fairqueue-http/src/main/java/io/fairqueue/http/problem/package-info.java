/** Refusals and failures as problem documents: RFC 9457. */
@NullMarked
package io.fairqueue.http.problem;

import org.jspecify.annotations.NullMarked;
