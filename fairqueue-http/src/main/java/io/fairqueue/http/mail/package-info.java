/** Mail by SMTP. */
@NullMarked
package io.fairqueue.http.mail;

import org.jspecify.annotations.NullMarked;
