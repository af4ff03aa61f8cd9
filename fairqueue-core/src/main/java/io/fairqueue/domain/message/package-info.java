/** What is told of facts, and to whom. */
@NullMarked
package io.fairqueue.domain.message;

import org.jspecify.annotations.NullMarked;
