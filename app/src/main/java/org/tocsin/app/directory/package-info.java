/// The directory as it is written in a file: docs/conference.md says how. What comes out is one command that puts it in
/// force, whole or not at all.
@NullMarked
package org.tocsin.app.directory;

import org.jspecify.annotations.NullMarked;
