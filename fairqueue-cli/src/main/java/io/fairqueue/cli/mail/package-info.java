/** Mail. */
@NullMarked
package io.fairqueue.cli.mail;

import org.jspecify.annotations.NullMarked;
