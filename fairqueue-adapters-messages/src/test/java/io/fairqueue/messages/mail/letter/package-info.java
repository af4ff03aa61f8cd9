@NullMarked
package io.fairqueue.messages.mail.letter;

import org.jspecify.annotations.NullMarked;
