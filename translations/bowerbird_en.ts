<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Collections</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new image(s)</source>
        <translation>
            <numerusform>%Ln new image</numerusform>
            <numerusform>%Ln new images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %Ln day(s)</source>
        <translation>
            <numerusform>every day</numerusform>
            <numerusform>every %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hour(s)</source>
        <translation>
            <numerusform>every hour</numerusform>
            <numerusform>every %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has failed %Ln time(s) in a row and is asked less often until it works.</source>
        <translation>
            <numerusform>It has failed %Ln time in a row and is asked less often until it works.</numerusform>
            <numerusform>It has failed %Ln times in a row and is asked less often until it works.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::AddLinksDialog</name>
    <message numerus="yes">
        <source>%n link(s) found</source>
        <translation>
            <numerusform>%n link found</numerusform>
            <numerusform>%n links found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::AddressBar</name>
    <message numerus="yes">
        <source>Add %n Links</source>
        <translation>
            <numerusform>Add %n Link</numerusform>
            <numerusform>Add %n Links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::Aria2Dialog</name>
    <message numerus="yes">
        <source>aria2 downloads %n image(s) in place of Bowerbird, which shows how far it has come. Resuming a row here takes it back. The headers, cookies and logins that are set for their hosts go along.</source>
        <translation>
            <numerusform>aria2 downloads %n image in place of Bowerbird, which shows how far it has come. Resuming a row here takes it back. The headers, cookies and logins that are set for its host go along.</numerusform>
            <numerusform>aria2 downloads %n images in place of Bowerbird, which shows how far it has come. Resuming a row here takes it back. The headers, cookies and logins that are set for their hosts go along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::ArrivalNotes</name>
    <message numerus="yes">
        <source>%n image(s) added</source>
        <translation>
            <numerusform>%n image added</numerusform>
            <numerusform>%n images added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) downloaded before</source>
        <translation>
            <numerusform>%n image downloaded before</numerusform>
            <numerusform>%n images downloaded before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) already in the list</source>
        <translation>
            <numerusform>%n image already in the list</numerusform>
            <numerusform>%n images already in the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::CheckWindow</name>
    <message numerus="yes">
        <source>Stopped after %Ln file(s).</source>
        <translation>
            <numerusform>Stopped after %Ln file.</numerusform>
            <numerusform>Stopped after %Ln files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) whole</source>
        <translation>
            <numerusform>%Ln file whole</numerusform>
            <numerusform>%Ln files whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Updated the place of %n file(s)</source>
        <translation>
            <numerusform>Updated the place of %n file</numerusform>
            <numerusform>Updated the place of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n missing file(s) in %1. Update the Place takes them from there.</source>
        <translation>
            <numerusform>Found %n missing file in %1. Update the Place takes it from there.</numerusform>
            <numerusform>Found %n missing files in %1. Update the Place takes them from there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::ChoiceActions</name>
    <message numerus="yes">
        <source>Chose %Ln image(s)</source>
        <translation>
            <numerusform>Chose %Ln image</numerusform>
            <numerusform>Chose %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tick from %Ln image(s)</source>
        <translation>
            <numerusform>Took the tick from %Ln image</numerusform>
            <numerusform>Took the tick from %Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Swapped ticks: now %Ln image(s) chosen</source>
        <translation>
            <numerusform>Swapped ticks: now %Ln image chosen</numerusform>
            <numerusform>Swapped ticks: now %Ln images chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chose %1; of %Ln image(s) the dimensions are not known</source>
        <translation>
            <numerusform>Chose %1; of %Ln image the dimensions are not known</numerusform>
            <numerusform>Chose %1; of %Ln images the dimensions are not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %Ln download(s)</source>
        <translation>
            <numerusform>Started %Ln download</numerusform>
            <numerusform>Started %Ln downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln image(s) that were not chosen</source>
        <translation>
            <numerusform>Removed %Ln image that was not chosen</numerusform>
            <numerusform>Removed %Ln images that were not chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the ticks of %Ln image(s)</source>
        <translation>
            <numerusform>Changed the ticks of %Ln image</numerusform>
            <numerusform>Changed the ticks of %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::ChoiceBar</name>
    <message numerus="yes">
        <source>%1 of %Ln image(s) shown</source>
        <translation>
            <numerusform>%1 of %Ln image shown</numerusform>
            <numerusform>%1 of %Ln images shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) found</source>
        <translation>
            <numerusform>%Ln image found</numerusform>
            <numerusform>%Ln images found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) found, %1 chosen</source>
        <translation>
            <numerusform>%Ln image found, %1 chosen</numerusform>
            <numerusform>%Ln images found, %1 chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) found – choose, then Download</source>
        <translation>
            <numerusform>%Ln image found – choose, then Download</numerusform>
            <numerusform>%Ln images found – choose, then Download</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::ClipboardWatch</name>
    <message numerus="yes">
        <source>%n link(s) found in the clipboard</source>
        <translation>
            <numerusform>%n link found in the clipboard</numerusform>
            <numerusform>%n links found in the clipboard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::CollectionActions</name>
    <message numerus="yes">
        <source>%Ln link(s) copied</source>
        <translation>
            <numerusform>%Ln link copied</numerusform>
            <numerusform>%Ln links copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln collection(s); their images stay</source>
        <translation>
            <numerusform>Removed %Ln collection; its images stay</numerusform>
            <numerusform>Removed %Ln collections; their images stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::CollectionNotes</name>
    <message numerus="yes">
        <source>%n link(s) could not be read</source>
        <translation>
            <numerusform>%n link could not be read</numerusform>
            <numerusform>%n links could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) go on</source>
        <translation>
            <numerusform>%n page goes on</numerusform>
            <numerusform>%n pages go on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set one in any of three ways: start the program with the option --client-id ID, set the environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting link(s) will be read.
Without one, direct links to images (https://i.imgur.com/…), other sites, lists of links and the sample gallery work, and gallery-dl, where it is installed, reads Imgur&apos;s albums in place of Bowerbird.</source>
        <translation>
            <numerusform>Set one in any of three ways: start the program with the option --client-id ID, set the environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting link will be read.
Without one, direct links to images (https://i.imgur.com/…), other sites, lists of links and the sample gallery work, and gallery-dl, where it is installed, reads Imgur&apos;s albums in place of Bowerbird.</numerusform>
            <numerusform>Set one in any of three ways: start the program with the option --client-id ID, set the environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting links will be read.
Without one, direct links to images (https://i.imgur.com/…), other sites, lists of links and the sample gallery work, and gallery-dl, where it is installed, reads Imgur&apos;s albums in place of Bowerbird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have been read, which is as far as one goes at a time.</source>
        <translation>
            <numerusform>%n page has been read, which is as far as one goes at a time.</numerusform>
            <numerusform>%n pages have been read, which is as far as one goes at a time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::ComparePane</name>
    <message numerus="yes">
        <source>%n more picture(s) of this group are shown when these have been looked through.</source>
        <translation>
            <numerusform>%n more picture of this group is shown when these have been looked through.</numerusform>
            <numerusform>%n more pictures of this group are shown when these have been looked through.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::Exporter</name>
    <message numerus="yes">
        <source>Exporting to %1: %n image(s) so far</source>
        <translation>
            <numerusform>Exporting to %1: %n image so far</numerusform>
            <numerusform>Exporting to %1: %n images so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n image(s) to %1.</source>
        <translation>
            <numerusform>Exported %n image to %1.</numerusform>
            <numerusform>Exported %n images to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that are not downloaded have no checksum and were left out.</source>
        <translation>
            <numerusform>%n that is not downloaded has no checksum and was left out.</numerusform>
            <numerusform>%n that are not downloaded have no checksum and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::FileRenamer</name>
    <message numerus="yes">
        <source>%n file(s) could not be renamed: %1</source>
        <translation>
            <numerusform>%n file could not be renamed: %1</numerusform>
            <numerusform>%n files could not be renamed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renamed %n file(s)</source>
        <translation>
            <numerusform>Renamed %n file</numerusform>
            <numerusform>Renamed %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::FilterNotes</name>
    <message numerus="yes">
        <source>Read %n Album(s)</source>
        <translation>
            <numerusform>Read %n Album</numerusform>
            <numerusform>Read %n Albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::FilterText</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n %1</source>
        <comment>a count and a type: 15 GIF</comment>
        <translation>
            <numerusform>%n %1</numerusform>
            <numerusform>%n %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of other types</source>
        <translation>
            <numerusform>%n of other types</numerusform>
            <numerusform>%n of other types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of other dimensions</source>
        <translation>
            <numerusform>%n of other dimensions</numerusform>
            <numerusform>%n of other dimensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another size</source>
        <translation>
            <numerusform>%n of another size</numerusform>
            <numerusform>%n of another size</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by age</source>
        <translation>
            <numerusform>%n by age</numerusform>
            <numerusform>%n by age</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by score</source>
        <translation>
            <numerusform>%n by score</numerusform>
            <numerusform>%n by score</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sensitive</source>
        <translation>
            <numerusform>%n sensitive</numerusform>
            <numerusform>%n sensitive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n animated</source>
        <translation>
            <numerusform>%n animated</numerusform>
            <numerusform>%n animated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by title</source>
        <translation>
            <numerusform>%n by title</numerusform>
            <numerusform>%n by title</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stay although the filter leaves them out: they are downloaded, on their way, or were asked for by another link.</source>
        <translation>
            <numerusform>%n of them stay although the filter leaves them out: they are downloaded, on their way, or were asked for by another link.</numerusform>
            <numerusform>%n of them stay although the filter leaves them out: they are downloaded, on their way, or were asked for by another link.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not chosen</source>
        <translation>
            <numerusform>%Ln not chosen</numerusform>
            <numerusform>%Ln not chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden image(s) are only counted: Collect Again finds them once more. What is kept: %1.</source>
        <translation>
            <numerusform>%n hidden image is only counted: Collect Again finds it once more. What is kept: %1.</numerusform>
            <numerusform>%n hidden images are only counted: Collect Again finds them once more. What is kept: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown image(s) are only counted: the filter leaves them as they are until you Collect Again. What is kept: %1.</source>
        <translation>
            <numerusform>%n shown image is only counted: the filter leaves it as it is until you Collect Again. What is kept: %1.</numerusform>
            <numerusform>%n shown images are only counted: the filter leaves them as they are until you Collect Again. What is kept: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small</source>
        <comment>images that a page shows as icons</comment>
        <translation>
            <numerusform>%n small</numerusform>
            <numerusform>%n small</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spacer(s)</source>
        <comment>what fills a gap in a page, or counts its visits</comment>
        <translation>
            <numerusform>%n spacer</numerusform>
            <numerusform>%n spacers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a picture</source>
        <comment>files such as archives and songs</comment>
        <translation>
            <numerusform>%n without a picture</numerusform>
            <numerusform>%n without a picture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <comment>that stand in the place of a file</comment>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::FilteredImages</name>
    <message numerus="yes">
        <source>Showed %n more image(s)</source>
        <translation>
            <numerusform>Showed %n more image</numerusform>
            <numerusform>Showed %n more images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hid %n image(s)</source>
        <translation>
            <numerusform>hid %n image</numerusform>
            <numerusform>hid %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hid %n image(s)</source>
        <translation>
            <numerusform>Hid %n image</numerusform>
            <numerusform>Hid %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::HandoffNotes</name>
    <message numerus="yes">
        <source>%n image(s) were handed to aria2.</source>
        <translation>
            <numerusform>%n image was handed to aria2.</numerusform>
            <numerusform>%n images were handed to aria2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %n image(s) to aria2</source>
        <translation>
            <numerusform>Sent %n image to aria2</numerusform>
            <numerusform>Sent %n images to aria2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryActions</name>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n link copied</numerusform>
            <numerusform>%n links copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forgot %n image(s); the files stay</source>
        <translation>
            <numerusform>Forgot %n image; the file stays</numerusform>
            <numerusform>Forgot %n images; the files stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloading %n image(s) again</source>
        <translation>
            <numerusform>Downloading %n image again</numerusform>
            <numerusform>Downloading %n images again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read: %1</source>
        <translation>
            <numerusform>%n file cannot be read: %1</numerusform>
            <numerusform>%n files cannot be read: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n file(s) as they are</source>
        <translation>
            <numerusform>Accepted %n file as it is</numerusform>
            <numerusform>Accepted %n files as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryFilterBar</name>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryWindow</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::Importer</name>
    <message numerus="yes">
        <source>Imported %n archive entry(s)</source>
        <translation>
            <numerusform>Imported %n archive entry</numerusform>
            <numerusform>Imported %n archive entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that gallery-dl has downloaded will not be downloaded again.</source>
        <translation>
            <numerusform>%n image that gallery-dl has downloaded will not be downloaded again.</numerusform>
            <numerusform>%n images that gallery-dl has downloaded will not be downloaded again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were known already.</source>
        <translation>
            <numerusform>%n more was known already.</numerusform>
            <numerusform>%n more were known already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that gallery-dl has downloaded are remembered.</source>
        <translation>
            <numerusform>%n image that gallery-dl has downloaded is remembered.</numerusform>
            <numerusform>%n images that gallery-dl has downloaded are remembered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %n entry(s) are direct links or of Imgur, which Bowerbird can compare itself.</source>
        <translation>
            <numerusform>%1 of the %n entry is a direct link or of Imgur, which Bowerbird can compare itself.</numerusform>
            <numerusform>%1 of the %n entries are direct links or of Imgur, which Bowerbird can compare itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n are recognised only where gallery-dl lists their links.</source>
        <translation>
            <numerusform>The other one is recognised only where gallery-dl lists its link.</numerusform>
            <numerusform>The other %n are recognised only where gallery-dl lists their links.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::JobActions</name>
    <message numerus="yes">
        <source>Paused %n image(s)</source>
        <translation>
            <numerusform>Paused %n image</numerusform>
            <numerusform>Paused %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resumed %n image(s)</source>
        <translation>
            <numerusform>Resumed %n image</numerusform>
            <numerusform>Resumed %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n image(s) again</source>
        <translation>
            <numerusform>Tried %n image again</numerusform>
            <numerusform>Tried %n images again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled %n image(s)</source>
        <translation>
            <numerusform>Cancelled %n image</numerusform>
            <numerusform>Cancelled %n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s) from the list</source>
        <translation>
            <numerusform>Removed %n row from the list</numerusform>
            <numerusform>Removed %n rows from the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be moved to the trash: %1</source>
        <translation>
            <numerusform>%n file could not be moved to the trash: %1</numerusform>
            <numerusform>%n files could not be moved to the trash: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n file(s) to the trash</source>
        <translation>
            <numerusform>Moved %n file to the trash</numerusform>
            <numerusform>Moved %n files to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n image(s) in the queue</source>
        <translation>
            <numerusform>Moved %n image in the queue</numerusform>
            <numerusform>Moved %n images in the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n link copied</numerusform>
            <numerusform>%n links copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::LibraryTrash</name>
    <message numerus="yes">
        <source>%n file(s) could not be moved to the trash: %1</source>
        <translation>
            <numerusform>%n file could not be moved to the trash: %1</numerusform>
            <numerusform>%n files could not be moved to the trash: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n file(s) to the trash</source>
        <translation>
            <numerusform>Moved %n file to the trash</numerusform>
            <numerusform>Moved %n files to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be taken back from the trash: %1</source>
        <translation>
            <numerusform>%n file could not be taken back from the trash: %1</numerusform>
            <numerusform>%n files could not be taken back from the trash: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::MainWindow</name>
    <message numerus="yes">
        <source>%Ln collection(s)</source>
        <translation>
            <numerusform>%Ln collection</numerusform>
            <numerusform>%Ln collections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::PatternPreview</name>
    <message numerus="yes">
        <source>%Ln more pattern(s)</source>
        <translation>
            <numerusform>%Ln more pattern</numerusform>
            <numerusform>%Ln more patterns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::QueueActions</name>
    <message numerus="yes">
        <source>Tried %n failed image(s) again</source>
        <translation>
            <numerusform>Tried %n failed image again</numerusform>
            <numerusform>Tried %n failed images again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %n finished row(s)</source>
        <translation>
            <numerusform>Cleared %n finished row</numerusform>
            <numerusform>Cleared %n finished rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled %n image(s)</source>
        <translation>
            <numerusform>Cancelled %n image</numerusform>
            <numerusform>Cancelled %n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::RenameDialog</name>
    <message numerus="yes">
        <source>%n file(s) will be renamed.</source>
        <translation>
            <numerusform>%n file will be renamed.</numerusform>
            <numerusform>%n files will be renamed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be renamed: the name is taken.</source>
        <translation>
            <numerusform>%n file cannot be renamed: the name is taken.</numerusform>
            <numerusform>%n files cannot be renamed: the name is taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::RowCommand</name>
    <message numerus="yes">
        <source>%Ln image(s) are downloaded already, and stay</source>
        <translation>
            <numerusform>%Ln image is downloaded already, and stays</numerusform>
            <numerusform>%Ln images are downloaded already, and stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) have come to an end, and stay</source>
        <translation>
            <numerusform>%Ln image has come to an end, and stays</numerusform>
            <numerusform>%Ln images have come to an end, and stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone for %Ln image(s); %1</source>
        <translation>
            <numerusform>Undone for %Ln image; %1</numerusform>
            <numerusform>Undone for %Ln images; %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::SimilarGroupsModel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::SimilarWindow</name>
    <message numerus="yes">
        <source>%n picture(s) of the library cannot be compared yet: they have not been looked at by this version of the program.</source>
        <translation>
            <numerusform>%n picture of the library cannot be compared yet: it has not been looked at by this version of the program.</numerusform>
            <numerusform>%n pictures of the library cannot be compared yet: they have not been looked at by this version of the program.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n Picture(s) to the &amp;Trash</source>
        <translation>
            <numerusform>Move %n Picture to the &amp;Trash</numerusform>
            <numerusform>Move %n Pictures to the &amp;Trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %n picture(s) as not similar</source>
        <translation>
            <numerusform>Marked %n picture as not similar</numerusform>
            <numerusform>Marked %n pictures as not similar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n file(s) to the trash</source>
        <translation>
            <numerusform>Moved %n file to the trash</numerusform>
            <numerusform>Moved %n files to the trash</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::SummaryBar</name>
    <message numerus="yes">
        <source>Reading %n link(s)</source>
        <translation>
            <numerusform>Reading %n link</numerusform>
            <numerusform>Reading %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) found</source>
        <translation>
            <numerusform>%n image found</numerusform>
            <numerusform>%n images found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) until %1</source>
        <translation>
            <numerusform>%n waits until %1</numerusform>
            <numerusform>%n wait until %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::WatchNotes</name>
    <message numerus="yes">
        <source>%Ln new image(s)</source>
        <translation>
            <numerusform>%Ln new image</numerusform>
            <numerusform>%Ln new images</numerusform>
        </translation>
    </message>
</context>
</TS>
