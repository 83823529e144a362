<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
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
    <name>bowerbird::CollectionNotes</name>
    <message numerus="yes">
        <source>Set one in any of three ways: start the program with the option --client-id ID, set the environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting link(s) will be read.
Without one, direct links to images (https://i.imgur.com/…), other sites, lists of links and the sample gallery work.</source>
        <translation>
            <numerusform>Set one in any of three ways: start the program with the option --client-id ID, set the environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting link will be read.
Without one, direct links to images (https://i.imgur.com/…), other sites, lists of links and the sample gallery work.</numerusform>
            <numerusform>Set one in any of three ways: start the program with the option --client-id ID, set the environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting links will be read.
Without one, direct links to images (https://i.imgur.com/…), other sites, lists of links and the sample gallery work.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be read</source>
        <translation>
            <numerusform>%n link could not be read</numerusform>
            <numerusform>%n links could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing behind %1 passes the filters; %n image(s) were left out. The types and sizes that are wanted are in the Settings.</source>
        <translation>
            <numerusform>Nothing behind %1 passes the filters; %n image was left out. The types and sizes that are wanted are in the Settings.</numerusform>
            <numerusform>Nothing behind %1 passes the filters; %n images were left out. The types and sizes that are wanted are in the Settings.</numerusform>
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
</context>
</TS>
