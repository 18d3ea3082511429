package org.tocsin.core.texts;

/// How the centre serves texts.
///
/// @param mostEach  conversations one person may have at a time
/// @param bounce    what a sender is told while text is out of service
/// @param inService whether new senders are served
public record TextPolicy(int mostEach, String bounce, boolean inService) {
    /// In force until the configuration is read.
    public static final TextPolicy STANDARD = new TextPolicy(
            3, "Text to 9-1-1 is not available here. Make a voice call to 9-1-1, or use a relay service.", true);
}
