/** Events, for people who look for one and who look at one. */
@NullMarked
package io.fairqueue.http.page.event;

import org.jspecify.annotations.NullMarked;
