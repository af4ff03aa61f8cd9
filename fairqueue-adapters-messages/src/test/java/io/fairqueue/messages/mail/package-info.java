@NullMarked
package io.fairqueue.messages.mail;

import org.jspecify.annotations.NullMarked;
