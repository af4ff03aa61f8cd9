/** The polls of waiting fans, answered in front of the framework. */
@NullMarked
package io.fairqueue.http.poll;

import org.jspecify.annotations.NullMarked;
