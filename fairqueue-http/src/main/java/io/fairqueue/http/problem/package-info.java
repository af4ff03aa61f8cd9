/** How every refusal and failure is told: RFC 9457. */
@NullMarked
package io.fairqueue.http.problem;

import org.jspecify.annotations.NullMarked;
