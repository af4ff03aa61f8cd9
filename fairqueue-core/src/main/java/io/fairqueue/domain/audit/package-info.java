/** What anybody can find out of a line by what is told of it. */
@NullMarked
package io.fairqueue.domain.audit;

import org.jspecify.annotations.NullMarked;
