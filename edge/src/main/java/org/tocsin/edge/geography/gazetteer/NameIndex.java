package org.tocsin.edge.geography.gazetteer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Finds the names a few words may mean, among thousands: same word, beginning of a word, mistyped, sounding alike, or
/// run together. It only nominates; [Likeness] judges. Names given first win ties, so give likelier ones first.
final class NameIndex {
    private static final String WORD = "word";
    private static final String SOUND = "sound";
    private static final String JOINED = "joined";

    private final IndexSearcher searcher;
    private final Vocabulary vocabulary;
    private final Vocabulary joinedNames;

    /// @param names each as its words; answers are positions in this list
    NameIndex(List<List<String>> names) {
        vocabulary = new Vocabulary(names.stream().flatMap(List::stream).toList());
        joinedNames =
                new Vocabulary(names.stream().map(name -> String.join("", name)).toList());
        try {
            var directory = new ByteBuffersDirectory();
            var settings = new IndexWriterConfig().setUseCompoundFile(false);
            try (var writer = new IndexWriter(directory, settings)) {
                for (var name : names) {
                    writer.addDocument(document(name));
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Document document(List<String> name) {
        var document = new Document();
        for (var word : name) {
            document.add(new StringField(WORD, word, Field.Store.NO));
            document.add(new StringField(SOUND, Sound.of(word), Field.Store.NO));
        }
        for (int i = 0; i + 1 < name.size(); i++) {
            document.add(new StringField(WORD, name.get(i) + name.get(i + 1), Field.Store.NO));
        }
        document.add(new StringField(JOINED, String.join("", name), Field.Store.NO));
        return document;
    }

    /// Positions of likely names, likeliest first.
    ///
    /// @param open the last word may be unfinished
    /// @param all  every word must have a counterpart; otherwise most of them
    int[] like(List<String> words, boolean open, boolean all, int most) {
        if (words.isEmpty()) {
            return new int[0];
        }
        // A word the names use is taken as meant: looking for its misspellings too costs most of the time. Only when
        // that leads nowhere is every word doubted.
        var plain = like(words, open, all, most, true);
        return plain.length > 0 ? plain : like(words, open, all, most, false);
    }

    private int[] like(List<String> words, boolean open, boolean all, int most, boolean trusting) {
        var wanted = words.subList(0, Math.min(words.size(), 10));
        var query = new BooleanQuery.Builder();
        query.add(wordByWord(wanted, open, all, trusting), Occur.SHOULD);
        var joined = String.join("", wanted);
        if (joined.length() >= 4 && !(trusting && wanted.stream().allMatch(vocabulary::holds))) {
            for (var near : joinedNames.near(joined, edits(joined))) {
                query.add(new ConstantScoreQuery(new TermQuery(new Term(JOINED, near))), Occur.SHOULD);
            }
        }
        if (open) {
            query.add(new ConstantScoreQuery(new PrefixQuery(new Term(JOINED, joined))), Occur.SHOULD);
        }
        try {
            var top = searcher.search(query.build(), most).scoreDocs;
            var positions = new int[top.length];
            for (int i = 0; i < top.length; i++) {
                positions[i] = top[i].doc;
            }
            return positions;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Query wordByWord(List<String> words, boolean open, boolean all, boolean trusting) {
        var query = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            boolean trusted = trusting && vocabulary.holds(words.get(i));
            query.add(oneWord(words.get(i), open && last, trusted), Occur.SHOULD);
        }
        query.setMinimumNumberShouldMatch(all ? words.size() : Math.max(1, (words.size() + 1) / 2));
        return query.build();
    }

    private Query oneWord(String word, boolean open, boolean trusted) {
        var choices = new ArrayList<Query>();
        choices.add(new BoostQuery(new TermQuery(new Term(WORD, word)), 2));
        if (open || word.length() >= 3) {
            choices.add(new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(WORD, word))), 1.2f));
        }
        if (word.length() >= 3 && !trusted && !Character.isDigit(word.charAt(0))) {
            for (var near : vocabulary.near(word, edits(word))) {
                float likeness = 1 - (float) Likeness.edits(near, word, 2) / word.length();
                choices.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(WORD, near))), likeness));
            }
            choices.add(new ConstantScoreQuery(new TermQuery(new Term(SOUND, Sound.of(word)))));
        }
        return new DisjunctionMaxQuery(choices, 0);
    }

    private static int edits(String word) {
        return word.length() <= 4 ? 1 : 2;
    }
}
