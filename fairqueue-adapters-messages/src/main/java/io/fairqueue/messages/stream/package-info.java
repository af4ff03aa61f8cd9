/** Messages for other programs. */
@NullMarked
package io.fairqueue.messages.stream;

import org.jspecify.annotations.NullMarked;
