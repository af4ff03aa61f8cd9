/** Events and their stock. */
@NullMarked
package io.fairqueue.http.event;

import org.jspecify.annotations.NullMarked;
