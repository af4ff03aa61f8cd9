/** Mail to fans and organizers: when there is something to say, to whom, and from whom. */
@NullMarked
package io.fairqueue.messages.mail;

import org.jspecify.annotations.NullMarked;
