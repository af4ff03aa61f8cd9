/** Where it is kept what organizers say to fans. */
@NullMarked
package io.fairqueue.port.notice;

import org.jspecify.annotations.NullMarked;
