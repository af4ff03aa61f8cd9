/** How events look to people. */
@NullMarked
package io.fairqueue.http.page.event;

import org.jspecify.annotations.NullMarked;
