@NullMarked
package io.fairqueue.http.letter;

import org.jspecify.annotations.NullMarked;
