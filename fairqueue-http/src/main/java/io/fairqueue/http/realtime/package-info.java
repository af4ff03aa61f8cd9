/** What fans are told without asking: sockets and event streams. */
@NullMarked
package io.fairqueue.http.realtime;

import org.jspecify.annotations.NullMarked;
