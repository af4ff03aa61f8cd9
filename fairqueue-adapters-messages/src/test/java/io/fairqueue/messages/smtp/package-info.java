@NullMarked
package io.fairqueue.messages.smtp;

import org.jspecify.annotations.NullMarked;
