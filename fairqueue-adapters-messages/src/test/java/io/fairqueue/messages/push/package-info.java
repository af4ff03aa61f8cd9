@NullMarked
package io.fairqueue.messages.push;

import org.jspecify.annotations.NullMarked;
