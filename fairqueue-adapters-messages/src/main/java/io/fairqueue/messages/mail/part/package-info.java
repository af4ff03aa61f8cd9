/** What goes along with a mail's words: pictures of codes, and dates. */
@NullMarked
package io.fairqueue.messages.mail.part;

import org.jspecify.annotations.NullMarked;
