/** Mail servers (RFC 5321), and mail as they take it (RFC 5322, 2045). */
@NullMarked
package io.fairqueue.messages.smtp;

import org.jspecify.annotations.NullMarked;
