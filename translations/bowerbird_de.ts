<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AnimatedRule</name>
    <message>
        <source>As they were uploaded, mostly GIF</source>
        <translation>Wie hochgeladen, meist GIF</translation>
    </message>
    <message>
        <source>As MP4 videos, much smaller</source>
        <translation>Als MP4-Videos, viel kleiner</translation>
    </message>
    <message>
        <source>Only a still picture of them</source>
        <translation>Nur ein Standbild davon</translation>
    </message>
</context>
<context>
    <name>Collections</name>
    <message>
        <source>Nothing new</source>
        <translation>Nichts Neues</translation>
    </message>
    <message>
        <source>%1 new of %2</source>
        <comment>images</comment>
        <translation>%1 neu von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis sie dran ist</translation>
    </message>
    <message>
        <source>Goes on at %1</source>
        <comment>a time</comment>
        <translation>Geht um %1 weiter</translation>
    </message>
    <message>
        <source>Reading… %1 of %2 done</source>
        <comment>images</comment>
        <translation>Wird gelesen … %1 von %2 fertig</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <comment>images</comment>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new image(s)</source>
        <translation>
            <numerusform>%Ln neues Bild</numerusform>
            <numerusform>%Ln neue Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The filters left all out</source>
        <translation>Die Filter ließen alles aus</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>Keine Bilder</translation>
    </message>
    <message>
        <source>Sample gallery</source>
        <translation>Beispielgalerie</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>jede Woche</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln day(s)</source>
        <translation>
            <numerusform>jeden Tag</numerusform>
            <numerusform>alle %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>jede Stunde</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hour(s)</source>
        <translation>
            <numerusform>jede Stunde</numerusform>
            <numerusform>alle %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <comment>a watch</comment>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Asked for new images %1.</source>
        <comment>every 6 hours</comment>
        <translation>Nach neuen Bildern gefragt: %1.</translation>
    </message>
    <message>
        <source>The watch is paused.</source>
        <translation>Die Beobachtung ist angehalten.</translation>
    </message>
    <message>
        <source>Next: %1.</source>
        <translation>Als Nächstes: %1.</translation>
    </message>
    <message>
        <source>Next: as soon as possible.</source>
        <translation>Als Nächstes: so bald wie möglich.</translation>
    </message>
    <message numerus="yes">
        <source>It has failed %Ln time(s) in a row and is asked less often until it works.</source>
        <translation>
            <numerusform>Sie ist %Ln Mal fehlgeschlagen und wird seltener gefragt, bis es wieder geht.</numerusform>
            <numerusform>Sie ist %Ln Mal in Folge fehlgeschlagen und wird seltener gefragt, bis es wieder geht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The site says that nothing has changed since it was read on %1.</source>
        <translation>Die Website sagt, dass sich nichts geändert hat, seit sie am %1 gelesen wurde.</translation>
    </message>
    <message>
        <source>All watches are paused.</source>
        <translation>Alle Beobachtungen sind angehalten.</translation>
    </message>
    <message>
        <source>The site wants to be left alone until then.</source>
        <translation>Bis dahin will die Website in Ruhe gelassen werden.</translation>
    </message>
</context>
<context>
    <name>StartFailure</name>
    <message>
        <source>Bowerbird cannot start</source>
        <translation>Bowerbird kann nicht starten</translation>
    </message>
    <message>
        <source>Bowerbird is already running. Use the window that is open.</source>
        <translation>Bowerbird läuft schon. Benutzen Sie das offene Fenster.</translation>
    </message>
    <message>
        <source>Another program holds the library. Close it, be it a backup or a database browser, and start again.</source>
        <translation>Ein anderes Programm hält die Bibliothek fest. Schließen Sie es, sei es eine Datensicherung oder ein Datenbankbrowser, und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The library cannot be written. Check the permissions of the file and of its folder.</source>
        <translation>Die Bibliothek lässt sich nicht schreiben. Prüfen Sie die Rechte der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>The disk that holds the library is full. Make room and start again.</source>
        <translation>Der Datenträger mit der Bibliothek ist voll. Schaffen Sie Platz, und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The library is damaged and could not be repaired. Restore it from a backup, or move it away to begin with an empty one.</source>
        <translation>Die Bibliothek ist beschädigt und ließ sich nicht reparieren. Stellen Sie sie aus einer Sicherung wieder her, oder räumen Sie sie beiseite, um mit einer leeren zu beginnen.</translation>
    </message>
    <message>
        <source>The file in the library&apos;s place belongs to another program. Move it away.</source>
        <translation>Die Datei am Platz der Bibliothek gehört einem anderen Programm. Räumen Sie sie beiseite.</translation>
    </message>
    <message>
        <source>The library was made by a newer version of Bowerbird. Use that version.</source>
        <translation>Die Bibliothek stammt von einer neueren Version von Bowerbird. Benutzen Sie diese Version.</translation>
    </message>
    <message>
        <source>The library is damaged</source>
        <translation>Die Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>The list of downloads and the history are damaged. Repairing saves everything that can still be read, and keeps the damaged file beside it. Your pictures are not touched.</source>
        <translation>Die Liste der Downloads und der Verlauf sind beschädigt. Eine Reparatur rettet alles, was noch zu lesen ist, und behält die beschädigte Datei daneben. Ihre Bilder werden nicht angerührt.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The library is repaired</source>
        <translation>Die Bibliothek ist repariert</translation>
    </message>
    <message>
        <source>Images of the list that were saved: %1. Images of the history: %2.</source>
        <translation>Gerettete Bilder der Liste: %1. Bilder des Verlaufs: %2.</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation>Die beschädigte Datei bleibt als %1 erhalten.</translation>
    </message>
    <message>
        <source>Some entries could not be read.</source>
        <translation>Einige Einträge ließen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Another program holds the library. Close it, be it a backup or a database browser.</source>
        <translation>Ein anderes Programm hält die Bibliothek. Schließen Sie es, sei es eine Sicherung oder ein Datenbank-Betrachter.</translation>
    </message>
    <message>
        <source>The disk that holds the library is full. Make room on it.</source>
        <translation>Der Datenträger mit der Bibliothek ist voll. Machen Sie dort Platz.</translation>
    </message>
    <message>
        <source>The library is damaged. Close Bowerbird and start it again: it will offer to repair it.</source>
        <translation>Die Bibliothek ist beschädigt. Schließen Sie Bowerbird und starten Sie es wieder: Es wird anbieten, sie zu reparieren.</translation>
    </message>
    <message>
        <source>The library cannot be written. Check the disk, and the permissions of the file and of its folder.</source>
        <translation>Die Bibliothek lässt sich nicht schreiben. Prüfen Sie den Datenträger und die Rechte der Datei und ihres Ordners.</translation>
    </message>
</context>
<context>
    <name>bowerbird::AddLinksDialog</name>
    <message>
        <source>Add Links</source>
        <translation>Links hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Links to images, albums, galleries or pages, in any text:</source>
        <translation>&amp;Links zu Bildern, Alben, Galerien oder Seiten, in beliebigem Text:</translation>
    </message>
    <message>
        <source>&amp;Folder for these images:</source>
        <translation>&amp;Ordner für diese Bilder:</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) found</source>
        <translation>
            <numerusform>%n Link gefunden</numerusform>
            <numerusform>%n Links gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>No link yet</source>
        <translation>Noch kein Link</translation>
    </message>
    <message>
        <source>Let &amp;gallery-dl read these links</source>
        <translation>Diese Links von &amp;gallery-dl lesen lassen</translation>
    </message>
    <message>
        <source>It knows many sites that Bowerbird does not. Its list is used; Bowerbird downloads the images itself.</source>
        <translation>Es kennt viele Websites, die Bowerbird nicht kennt. Benutzt wird seine Liste; die Bilder lädt Bowerbird selbst herunter.</translation>
    </message>
    <message>
        <source>The program gallery-dl is not installed, or the Settings name another file.</source>
        <translation>Das Programm gallery-dl ist nicht installiert, oder die Einstellungen nennen eine andere Datei.</translation>
    </message>
    <message>
        <source>&amp;Choose before downloading</source>
        <translation>Vor dem Herunterladen &amp;auswählen</translation>
    </message>
    <message>
        <source>Ani&amp;mated images of Imgur:</source>
        <translation>Ani&amp;mierte Bilder von Imgur:</translation>
    </message>
    <message>
        <source>The images that are found are listed with small previews, and only those that you choose are downloaded.</source>
        <translation>Gefundene Bilder werden mit kleinen Vorschauen aufgelistet, und nur ausgewählte werden heruntergeladen.</translation>
    </message>
    <message>
        <source>In which form these links&apos; animations are downloaded</source>
        <translation>In welcher Form die Animationen dieser Links geladen werden</translation>
    </message>
    <message>
        <source>&amp;Read the pages that follow, too</source>
        <translation>Auch die &amp;folgenden Seiten lesen</translation>
    </message>
    <message>
        <source>Where a web page names the one behind it, that is read as well, and so on, as far as the site lets programs do so (robots.txt).</source>
        <translation>Nennt eine Webseite die nächste, so wird auch diese gelesen und so weiter, soweit die Website das Programmen erlaubt (robots.txt).</translation>
    </message>
</context>
<context>
    <name>bowerbird::AddressBar</name>
    <message>
        <source>Paste a link to an image, album, gallery or page, or any text with links</source>
        <translation>Link zu Bild, Album, Galerie oder Seite einfügen, oder Text mit Links</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Download what these links lead to</source>
        <translation>Herunterladen, wohin diese Links führen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n Links</source>
        <translation>
            <numerusform>%n Link hinzufügen</numerusform>
            <numerusform>%n Links hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>bowerbird::Aria2Dialog</name>
    <message>
        <source>Send to aria2</source>
        <translation>An aria2 senden</translation>
    </message>
    <message>
        <source>its own default</source>
        <translation>seine eigene Vorgabe</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>Ge&amp;heimwort</translation>
    </message>
    <message>
        <source>&amp;Folder on its computer</source>
        <translation>&amp;Ordner auf dessen Rechner</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <source>aria2 %1 answers.</source>
        <translation>aria2 %1 antwortet.</translation>
    </message>
    <message numerus="yes">
        <source>aria2 downloads %n image(s) in place of Bowerbird, which shows how far it has come. Resuming a row here takes it back. The headers, cookies and logins that are set for their hosts go along.</source>
        <translation>
            <numerusform>aria2 lädt %n Bild anstelle von Bowerbird herunter, das zeigt, wie weit es ist. Wer eine Zeile hier fortsetzt, holt sie zurück. Die für den Host eingestellten Kopfzeilen, Cookies und Anmeldungen gehen mit.</numerusform>
            <numerusform>aria2 lädt %n Bilder anstelle von Bowerbird herunter, das zeigt, wie weit es ist. Wer eine Zeile hier fortsetzt, holt sie zurück. Die für ihre Hosts eingestellten Kopfzeilen, Cookies und Anmeldungen gehen mit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::ArrivalNotes</name>
    <message numerus="yes">
        <source>%n image(s) added</source>
        <translation>
            <numerusform>%n Bild hinzugefügt</numerusform>
            <numerusform>%n Bilder hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) downloaded before</source>
        <translation>
            <numerusform>%n Bild früher schon heruntergeladen</numerusform>
            <numerusform>%n Bilder früher schon heruntergeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) already in the list</source>
        <translation>
            <numerusform>%n Bild schon in der Liste</numerusform>
            <numerusform>%n Bilder schon in der Liste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::CheckWindow</name>
    <message>
        <source>Check Files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <source>&amp;Update the Place</source>
        <translation>O&amp;rt aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Download Again</source>
        <translation>Erneut &amp;herunterladen</translation>
    </message>
    <message>
        <source>Fo&amp;rget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>The library takes the file where it was found</source>
        <translation>Die Bibliothek übernimmt die Datei dort, wo sie gefunden wurde</translation>
    </message>
    <message>
        <source>The history forgets it; the file stays</source>
        <translation>Der Verlauf vergisst sie; die Datei bleibt</translation>
    </message>
    <message>
        <source>Files checked: %1</source>
        <translation>Geprüfte Dateien: %1</translation>
    </message>
    <message>
        <source>Compares the size and the SHA-256 of every file with what the library knows of it.</source>
        <translation>Vergleicht Größe und SHA-256 jeder Datei mit dem, was die Bibliothek von ihr weiß.</translation>
    </message>
    <message>
        <source>All files were checked.</source>
        <translation>Alle Dateien wurden geprüft.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %Ln file(s).</source>
        <translation>
            <numerusform>Beendet nach %Ln Datei.</numerusform>
            <numerusform>Beendet nach %Ln Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting the files…</source>
        <translation>Die Dateien werden gezählt …</translation>
    </message>
    <message>
        <source>Looking for the files that are gone, in the folders of the library…</source>
        <translation>Die verschwundenen Dateien werden in den Ordnern der Bibliothek gesucht …</translation>
    </message>
    <message>
        <source>%1 of %2 files, %3 of %4</source>
        <translation>%1 von %2 Dateien, %3 von %4</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Check Again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Go &amp;On</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 fehlend</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 moved</source>
        <translation>%1 verschoben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) whole</source>
        <translation>
            <numerusform>%Ln Datei heil</numerusform>
            <numerusform>%Ln Dateien heil</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file is there and whole.</source>
        <translation>Jede Datei ist da und heil.</translation>
    </message>
    <message>
        <source>There are no files to check yet.</source>
        <translation>Es gibt noch keine Dateien zu prüfen.</translation>
    </message>
    <message>
        <source>What is missing, changed or moved is listed here. Nothing is changed by itself, and downloads go on meanwhile.</source>
        <translation>Was fehlt, geändert oder verschoben ist, steht dann hier. Von selbst wird nichts geändert, und Downloads gehen unterdessen weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Updated the place of %n file(s)</source>
        <translation>
            <numerusform>Ort von %n Datei aktualisiert</numerusform>
            <numerusform>Ort von %n Dateien aktualisiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Findings shown</source>
        <translation>Gezeigte Befunde</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>Alle Befunde</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Copy as &amp;Text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>A&amp;ccept as It Is</source>
        <translation>So &amp;hinnehmen</translation>
    </message>
    <message>
        <source>S&amp;earch in Folder…</source>
        <translation>Im Ordner &amp;suchen …</translation>
    </message>
    <message>
        <source>Brings the good file to its place; a changed one goes to the trash when it has come</source>
        <translation>Bringt die gute Datei an ihren Platz; eine veränderte kommt in den Papierkorb, wenn sie da ist</translation>
    </message>
    <message>
        <source>The library takes the changed file with the bytes it has now</source>
        <translation>Die Bibliothek nimmt die veränderte Datei mit den Bytes, die sie jetzt hat</translation>
    </message>
    <message>
        <source>Looks for the missing files in another folder</source>
        <translation>Sucht die fehlenden Dateien in einem anderen Ordner</translation>
    </message>
    <message numerus="yes">
        <source>Found %n missing file(s) in %1. Update the Place takes them from there.</source>
        <translation>
            <numerusform>%n fehlende Datei in %1 gefunden. „Ort aktualisieren“ nimmt sie von dort.</numerusform>
            <numerusform>%n fehlende Dateien in %1 gefunden. „Ort aktualisieren“ nimmt sie von dort.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the missing files is in %1.</source>
        <translation>Keine der fehlenden Dateien ist in %1.</translation>
    </message>
    <message>
        <source>Looking for the files that are gone, in %1…</source>
        <translation>Die fehlenden Dateien werden in %1 gesucht …</translation>
    </message>
    <message>
        <source>%1 unreadable</source>
        <translation>%1 nicht lesbar</translation>
    </message>
    <message>
        <source>Search in Folder</source>
        <translation>Im Ordner suchen</translation>
    </message>
</context>
<context>
    <name>bowerbird::ChoiceActions</name>
    <message>
        <source>&amp;Download Chosen</source>
        <translation>Ausgewählte &amp;herunterladen</translation>
    </message>
    <message>
        <source>Do&amp;wnload All Found</source>
        <translation>Alle gefundenen &amp;laden</translation>
    </message>
    <message>
        <source>Choose &amp;All</source>
        <translation>Alle an&amp;kreuzen</translation>
    </message>
    <message>
        <source>&amp;Invert Choice</source>
        <translation>Häkchen &amp;umkehren</translation>
    </message>
    <message>
        <source>&amp;Remove What Is Not Chosen</source>
        <translation>Nicht Ausgewähltes &amp;entfernen</translation>
    </message>
    <message>
        <source>Choose All &amp;Over</source>
        <translation>Ankreuzen ü&amp;ber</translation>
    </message>
    <message>
        <source>Download the images with a tick</source>
        <translation>Die Bilder mit Häkchen herunterladen</translation>
    </message>
    <message>
        <source>Download all images that wait to be chosen</source>
        <translation>Alle Bilder herunterladen, die auf die Auswahl warten</translation>
    </message>
    <message>
        <source>Give a tick to every image that waits to be chosen</source>
        <translation>Jedes Bild ankreuzen, das auf die Auswahl wartet</translation>
    </message>
    <message>
        <source>Swap the images with and without a tick</source>
        <translation>Bilder mit und ohne Häkchen vertauschen</translation>
    </message>
    <message>
        <source>Take the images without a tick out of the list</source>
        <translation>Die Bilder ohne Häkchen aus der Liste nehmen</translation>
    </message>
    <message>
        <source>%1 MP</source>
        <comment>megapixels</comment>
        <translation>%1 MP</translation>
    </message>
    <message>
        <source>Choose &amp;None</source>
        <translation>Ke&amp;ine ankreuzen</translation>
    </message>
    <message>
        <source>Take the tick from every image</source>
        <translation>Jedem Bild das Häkchen nehmen</translation>
    </message>
    <message>
        <source>Sho&amp;w All That Was Found</source>
        <translation>Alles Gefundene &amp;zeigen</translation>
    </message>
    <message>
        <source>Let the list show every image again, also those that its filter hides</source>
        <translation>Die Liste wieder jedes Bild zeigen lassen, auch die ausgeblendeten</translation>
    </message>
    <message numerus="yes">
        <source>Chose %Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild ausgewählt</numerusform>
            <numerusform>%Ln Bilder ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tick from %Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild das Häkchen genommen</numerusform>
            <numerusform>%Ln Bildern das Häkchen genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Swapped ticks: now %Ln image(s) chosen</source>
        <translation>
            <numerusform>Häkchen vertauscht: jetzt %Ln Bild ausgewählt</numerusform>
            <numerusform>Häkchen vertauscht: jetzt %Ln Bilder ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chose %1; of %Ln image(s) the dimensions are not known</source>
        <translation>
            <numerusform>%1 ausgewählt; von %Ln Bild ist die Größe nicht bekannt</numerusform>
            <numerusform>%1 ausgewählt; von %Ln Bildern ist die Größe nicht bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %Ln download(s)</source>
        <translation>
            <numerusform>%Ln Download begonnen</numerusform>
            <numerusform>%Ln Downloads begonnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln image(s) that were not chosen</source>
        <translation>
            <numerusform>%Ln Bild entfernt, das nicht ausgewählt war</numerusform>
            <numerusform>%Ln Bilder entfernt, die nicht ausgewählt waren</numerusform>
        </translation>
    </message>
    <message>
        <source>Do&amp;wnload All Shown</source>
        <translation>Alle &amp;gezeigten laden</translation>
    </message>
    <message>
        <source>Download all images that wait to be chosen and are shown</source>
        <translation>Alle gezeigten Bilder herunterladen, die auf die Auswahl warten</translation>
    </message>
    <message>
        <source>Choose &amp;All Shown</source>
        <translation>Alle gezeigten an&amp;kreuzen</translation>
    </message>
    <message>
        <source>Give a tick to every image that is shown</source>
        <translation>Jedem gezeigten Bild ein Häkchen geben</translation>
    </message>
    <message>
        <source>Choose &amp;None Shown</source>
        <translation>Ke&amp;ine gezeigten ankreuzen</translation>
    </message>
    <message>
        <source>Take the tick from every image that is shown</source>
        <translation>Jedem gezeigten Bild das Häkchen nehmen</translation>
    </message>
    <message>
        <source>Swap the images with and without a tick, of those that are shown</source>
        <translation>Bei den gezeigten Bildern die mit und ohne Häkchen vertauschen</translation>
    </message>
    <message>
        <source>&amp;Remove What Is Shown and Not Chosen</source>
        <translation>Gezeigtes ohne Häkchen &amp;entfernen</translation>
    </message>
    <message>
        <source>Take the images without a tick out of the list, of those that are shown</source>
        <translation>Von den gezeigten Bildern die ohne Häkchen aus der Liste nehmen</translation>
    </message>
    <message>
        <source>&amp;Send Chosen to aria2…</source>
        <translation>&amp;Gewählte an aria2 senden …</translation>
    </message>
    <message>
        <source>Let an aria2 on this or another computer download the images with a tick</source>
        <translation>Ein aria2 auf diesem oder einem anderen Rechner die Bilder mit Haken herunterladen lassen</translation>
    </message>
    <message numerus="yes">
        <source>Changed the ticks of %Ln image(s)</source>
        <translation>
            <numerusform>Haken von %Ln Bild geändert</numerusform>
            <numerusform>Haken von %Ln Bildern geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>The ticks are as they were</source>
        <translation>Die Haken sind, wie sie waren</translation>
    </message>
</context>
<context>
    <name>bowerbird::ChoiceBar</name>
    <message>
        <source>Download All</source>
        <translation>Alle laden</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Ways to choose; a click on a picture, or Space, sets its tick</source>
        <translation>Arten auszuwählen; ein Klick auf ein Bild oder die Leertaste setzt sein Häkchen</translation>
    </message>
    <message>
        <source>Download Chosen</source>
        <translation>Ausgewählte laden</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alle zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln image(s) shown</source>
        <translation>
            <numerusform>%1 von %Ln Bild gezeigt</numerusform>
            <numerusform>%1 von %Ln Bildern gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 wait unseen</source>
        <comment>12 of 60 images shown, 48 wait unseen</comment>
        <translation>%1, %2 warten ungesehen</translation>
    </message>
    <message>
        <source>%1, %2 chosen (%3 unseen)</source>
        <comment>12 of 60 images shown, 7 chosen (2 unseen)</comment>
        <translation>%1, %2 ausgewählt (%3 ungesehen)</translation>
    </message>
    <message>
        <source>%1, %2 chosen</source>
        <comment>12 of 60 images shown, 7 chosen</comment>
        <translation>%1, %2 ausgewählt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) found</source>
        <translation>
            <numerusform>%Ln Bild gefunden</numerusform>
            <numerusform>%Ln Bilder gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) found, %1 chosen</source>
        <translation>
            <numerusform>%Ln Bild gefunden, %1 ausgewählt</numerusform>
            <numerusform>%Ln Bilder gefunden, %1 ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) found – choose, then Download</source>
        <translation>
            <numerusform>%Ln Bild gefunden – auswählen, dann laden</numerusform>
            <numerusform>%Ln Bilder gefunden – auswählen, dann laden</numerusform>
        </translation>
    </message>
    <message>
        <source>Download %1 Chosen</source>
        <translation>%1 ausgewählte laden</translation>
    </message>
    <message>
        <source>Download Shown</source>
        <translation>Gezeigte laden</translation>
    </message>
</context>
<context>
    <name>bowerbird::ClipboardWatch</name>
    <message numerus="yes">
        <source>%n link(s) found in the clipboard</source>
        <translation>
            <numerusform>%n Link in der Zwischenablage gefunden</numerusform>
            <numerusform>%n Links in der Zwischenablage gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
</context>
<context>
    <name>bowerbird::CollectionActions</name>
    <message>
        <source>Show in &amp;Table</source>
        <translation>In der &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show only the images of this collection in the table</source>
        <translation>In der Tabelle nur die Bilder dieser Sammlung zeigen</translation>
    </message>
    <message>
        <source>&amp;Collect Again</source>
        <translation>&amp;Erneut sammeln</translation>
    </message>
    <message>
        <source>Ask the same link again, and add only what is new</source>
        <translation>Denselben Link erneut fragen und nur Neues hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading; images that were found stay</source>
        <translation>Nicht weiterlesen; gefundene Bilder bleiben</translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation>&amp;Filter …</translation>
    </message>
    <message>
        <source>Show or hide images of this collection, without asking its site again</source>
        <translation>Bilder dieser Sammlung zeigen oder ausblenden, ohne ihre Seite erneut zu fragen</translation>
    </message>
    <message>
        <source>&amp;Watch…</source>
        <translation>&amp;Beobachten …</translation>
    </message>
    <message>
        <source>Ask for new images every few hours, as long as the program runs</source>
        <translation>Alle paar Stunden nach neuen Bildern fragen, solange das Programm läuft</translation>
    </message>
    <message>
        <source>Copy &amp;Link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Copy the links of the chosen collections</source>
        <translation>Die Links der ausgewählten Sammlungen kopieren</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Forget the chosen collections and their watches; images stay</source>
        <translation>Die ausgewählten Sammlungen und ihre Beobachtungen vergessen; Bilder bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) copied</source>
        <translation>
            <numerusform>%Ln Link kopiert</numerusform>
            <numerusform>%Ln Links kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln collection(s); their images stay</source>
        <translation>
            <numerusform>%Ln Sammlung entfernt; ihre Bilder bleiben</numerusform>
            <numerusform>%Ln Sammlungen entfernt; ihre Bilder bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Read &amp;On</source>
        <translation>&amp;Weiterlesen</translation>
    </message>
    <message>
        <source>Read the page that follows the chosen one</source>
        <translation>Die Seite lesen, die auf die gewählte folgt</translation>
    </message>
    <message>
        <source>Read &amp;All Pages</source>
        <translation>&amp;Alle Seiten lesen</translation>
    </message>
    <message>
        <source>Read all pages that follow the chosen one</source>
        <translation>Alle Seiten lesen, die auf die gewählte folgen</translation>
    </message>
</context>
<context>
    <name>bowerbird::CollectionNotes</name>
    <message>
        <source>There is no link in this text. A link begins with https://, or is the path of a file with links in it.</source>
        <translation>In diesem Text ist kein Link. Ein Link beginnt mit https:// oder ist der Pfad einer Datei mit Links.</translation>
    </message>
    <message>
        <source>Imgur&apos;s albums and galleries need a Client-ID</source>
        <translation>Alben und Galerien von Imgur brauchen eine Client-ID</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) could not be read</source>
        <translation>
            <numerusform>%n Link konnte nicht gelesen werden</numerusform>
            <numerusform>%n Links konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no image behind %1.</source>
        <translation>Hinter %1 ist kein Bild.</translation>
    </message>
    <message>
        <source>Imgur&apos;s random images cannot be had just now; the newest ones stand in for them.</source>
        <translation>Zufallsbilder gibt Imgur gerade nicht her; an ihrer Stelle kommen die neuesten.</translation>
    </message>
    <message>
        <source>The site says: %1</source>
        <translation>Die Website meldet: %1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) go on</source>
        <translation>
            <numerusform>%n Seite geht weiter</numerusform>
            <numerusform>%n Seiten gehen weiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Als Nächstes: %1</translation>
    </message>
    <message>
        <source>Read On</source>
        <translation>Weiterlesen</translation>
    </message>
    <message numerus="yes">
        <source>Set one in any of three ways: start the program with the option --client-id ID, set the environment variable IMGUR_CLIENT_ID, or enter it in the Settings; then %n waiting link(s) will be read.
Without one, direct links to images (https://i.imgur.com/…), other sites, lists of links and the sample gallery work, and gallery-dl, where it is installed, reads Imgur&apos;s albums in place of Bowerbird.</source>
        <translation>
            <numerusform>Es gibt drei Wege, eine anzugeben: das Programm mit der Option --client-id ID starten, die Umgebungsvariable IMGUR_CLIENT_ID setzen oder sie in den Einstellungen eintragen; dann wird %n wartender Link gelesen.
Ohne sie gehen direkte Links auf Bilder (https://i.imgur.com/…), andere Seiten, Linklisten und die Beispielgalerie; und gallery-dl, wo es installiert ist, liest die Alben von Imgur anstelle von Bowerbird.</numerusform>
            <numerusform>Es gibt drei Wege, eine anzugeben: das Programm mit der Option --client-id ID starten, die Umgebungsvariable IMGUR_CLIENT_ID setzen oder sie in den Einstellungen eintragen; dann werden %n wartende Links gelesen.
Ohne sie gehen direkte Links auf Bilder (https://i.imgur.com/…), andere Seiten, Linklisten und die Beispielgalerie; und gallery-dl, wo es installiert ist, liest die Alben von Imgur anstelle von Bowerbird.</numerusform>
        </translation>
    </message>
    <message>
        <source>This page shows what is at Imgur: %1</source>
        <translation>Diese Seite zeigt, was bei Imgur liegt: %1</translation>
    </message>
    <message>
        <source>Read at Imgur</source>
        <translation>Bei Imgur lesen</translation>
    </message>
    <message>
        <source>The pages repeat themselves, so reading has stopped there.</source>
        <translation>Die Seiten wiederholen sich; dort wurde aufgehört.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have been read, which is as far as one goes at a time.</source>
        <translation>
            <numerusform>%n Seite wurde gelesen; mehr auf einmal wird nicht gelesen.</numerusform>
            <numerusform>%n Seiten wurden gelesen; mehr auf einmal werden nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks programs not to read on from here (robots.txt). You can still open the next pages in a browser and add each by its address.</source>
        <translation>%1 bittet Programme, hier nicht weiterzulesen (robots.txt). Sie können die nächsten Seiten im Browser öffnen und jede mit ihrer Adresse hinzufügen.</translation>
    </message>
    <message>
        <source>Read All</source>
        <translation>Alle lesen</translation>
    </message>
    <message>
        <source>What %1 lets programs read (robots.txt) cannot be had, so the pages that follow are not read. Try again later.</source>
        <translation>Was %1 Programme lesen lässt (robots.txt), ist nicht zu erfahren; die folgenden Seiten werden darum nicht gelesen. Versuchen Sie es später wieder.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::CollectionsDock</name>
    <message>
        <source>&amp;Pause All Watches</source>
        <translation>Alle Beobachtungen &amp;anhalten</translation>
    </message>
    <message>
        <source>No collection is asked by itself while this is on</source>
        <translation>Solange dies an ist, wird keine Sammlung von selbst gefragt</translation>
    </message>
    <message>
        <source>Albums, galleries, pages, feeds and lists that you add are listed here, to be read again for new images or watched.</source>
        <translation>Alben, Galerien, Seiten, Feeds und Listen, die Sie hinzufügen, stehen hier, um erneut nach neuen Bildern gelesen oder beobachtet zu werden.</translation>
    </message>
    <message>
        <source>Collections (%1 new)</source>
        <translation>Sammlungen (%1 neu)</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>&amp;Collections (%1 New)</source>
        <translation>&amp;Sammlungen (%1 neu)</translation>
    </message>
    <message>
        <source>&amp;Collections</source>
        <translation>&amp;Sammlungen</translation>
    </message>
</context>
<context>
    <name>bowerbird::CollectionsModel</name>
    <message>
        <source>First asked: %1</source>
        <translation>Zuerst gefragt: %1</translation>
    </message>
    <message>
        <source>What is behind the link, and its site</source>
        <translation>Was hinter dem Link steht, und seine Seite</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Wie es steht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Gefiltert</translation>
    </message>
    <message>
        <source>Images in the table that could not be downloaded</source>
        <translation>Bilder in der Tabelle, die nicht geladen werden konnten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>When it was asked last</source>
        <translation>Wann sie zuletzt gefragt wurde</translation>
    </message>
    <message>
        <source>Last Asked</source>
        <translation>Zuletzt gefragt</translation>
    </message>
    <message>
        <source>How often it is asked for new images by itself</source>
        <translation>Wie oft sie von selbst nach neuen Bildern gefragt wird</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Images that its filter shows and that are in the table or were downloaded; not those that you removed before they were downloaded</source>
        <translation>Bilder, die ihr Filter zeigt und die in der Tabelle sind oder geladen wurden; nicht die, die Sie vor dem Laden entfernt haben</translation>
    </message>
    <message>
        <source>Those of its images that came new when it was last read</source>
        <translation>Die Bilder, die beim letzten Lesen neu waren</translation>
    </message>
    <message>
        <source>Images and albums that its filter hides; Filter… shows them</source>
        <translation>Bilder und Alben, die ihr Filter ausblendet; Filter … zeigt sie</translation>
    </message>
</context>
<context>
    <name>bowerbird::CollectionsView</name>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
</context>
<context>
    <name>bowerbird::CommandBar</name>
    <message>
        <source>Main Tool Bar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
</context>
<context>
    <name>bowerbird::CompareCard</name>
    <message>
        <source>Picture %1</source>
        <comment>file name</comment>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Das Bild wird gelesen …</translation>
    </message>
    <message>
        <source>The best of this group</source>
        <translation>Das beste dieser Gruppe</translation>
    </message>
    <message>
        <source>%1: the best of this group</source>
        <translation>%1: das beste dieser Gruppe</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>To Trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <comment>file name</comment>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>Move %1 to the trash</source>
        <comment>file name</comment>
        <translation>%1 in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>This picture cannot be shown; its file may have gone.</source>
        <translation>Dieses Bild lässt sich nicht zeigen; vielleicht ist seine Datei fort.</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <comment>why it is no mere copy of the best one</comment>
        <translation>Behalten: %1</translation>
    </message>
</context>
<context>
    <name>bowerbird::ComparePane</name>
    <message numerus="yes">
        <source>%n more picture(s) of this group are shown when these have been looked through.</source>
        <translation>
            <numerusform>%n weiteres Bild dieser Gruppe wird gezeigt, wenn diese durchgesehen sind.</numerusform>
            <numerusform>%n weitere Bilder dieser Gruppe werden gezeigt, wenn diese durchgesehen sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::CreditsGauge</name>
    <message>
        <source>%1 of %2</source>
        <comment>requests left, of how many</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The requests that Imgur grants in an hour are nearly used up.</source>
        <translation>Die Anfragen, die Imgur je Stunde gewährt, sind fast verbraucht.</translation>
    </message>
    <message>
        <source>The requests that Imgur grants this Client-ID in a day are nearly used up.</source>
        <translation>Die Anfragen, die Imgur dieser Client-ID am Tag gewährt, sind fast verbraucht.</translation>
    </message>
    <message>
        <source>Imgur wants to be asked less often.</source>
        <translation>Imgur will seltener gefragt werden.</translation>
    </message>
    <message>
        <source>Imgur has more to do than it can just now.</source>
        <translation>Imgur ist gerade überlastet.</translation>
    </message>
    <message>
        <source>Imgur goes on in %1</source>
        <translation>Imgur geht weiter in %1</translation>
    </message>
    <message>
        <source>Imgur %1</source>
        <comment>requests left</comment>
        <translation>Imgur %1</translation>
    </message>
    <message>
        <source>Links are read on by themselves at %1, in %2. Downloads go on meanwhile.</source>
        <translation>Um %1, in %2, werden die Links von selbst weitergelesen. Downloads gehen inzwischen weiter.</translation>
    </message>
    <message>
        <source>What Imgur may still be asked; downloads of images are not counted here.</source>
        <translation>Was Imgur noch gefragt werden darf; das Laden von Bildern zählt hier nicht.</translation>
    </message>
    <message>
        <source>This hour, from here: %1</source>
        <translation>In dieser Stunde, von hier: %1</translation>
    </message>
    <message>
        <source>The hour begins anew at %1, in %2</source>
        <translation>Die Stunde beginnt um %1 neu, in %2</translation>
    </message>
    <message>
        <source>Today, for everybody with this Client-ID: %1</source>
        <translation>Heute, für alle mit dieser Client-ID: %1</translation>
    </message>
    <message>
        <source>Click to ask Imgur, which is not counted.</source>
        <translation>Klicken, um Imgur zu fragen; das wird nicht gezählt.</translation>
    </message>
    <message>
        <source>Requests left at Imgur</source>
        <translation>Verbleibende Anfragen bei Imgur</translation>
    </message>
    <message>
        <source>What Imgur&apos;s API may still be asked</source>
        <translation>Was die API von Imgur noch gefragt werden darf</translation>
    </message>
</context>
<context>
    <name>bowerbird::EmptyState</name>
    <message>
        <source>Try the Sample Gallery</source>
        <translation>Beispielgalerie ausprobieren</translation>
    </message>
    <message>
        <source>Add Links…</source>
        <translation>Links hinzufügen …</translation>
    </message>
    <message>
        <source>60 pictures from a gallery inside this program; it needs no network and no account</source>
        <translation>60 Bilder aus einer Galerie in diesem Programm; ohne Netz und ohne Konto</translation>
    </message>
    <message>
        <source>Reading the links…</source>
        <translation>Die Links werden gelesen …</translation>
    </message>
    <message>
        <source>Nothing gathered yet</source>
        <translation>Noch nichts gesammelt</translation>
    </message>
    <message>
        <source>The images show up here as soon as the first are found.</source>
        <translation>Die Bilder erscheinen hier, sobald die ersten gefunden sind.</translation>
    </message>
    <message>
        <source>Paste a link to an image, an album, a gallery or a page, or drop links and lists here. To see how it works, try the sample gallery: 60 pictures that come from this program itself, without a network.</source>
        <translation>Fügen Sie einen Link zu einem Bild, einem Album, einer Galerie oder einer Seite ein, oder ziehen Sie Links und Listen hierher. Wie es geht, zeigt die Beispielgalerie: 60 Bilder, die ohne Netz aus diesem Programm selbst kommen.</translation>
    </message>
</context>
<context>
    <name>bowerbird::EngineNotes</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>All downloads are paused; nothing is lost</source>
        <translation>Alle Downloads sind angehalten; nichts ist verloren</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Download Again</source>
        <translation>Erneut laden</translation>
    </message>
</context>
<context>
    <name>bowerbird::ExportDialog</name>
    <message>
        <source>Contact sheet (HTML)</source>
        <translation>Kontaktbogen (HTML)</translation>
    </message>
    <message>
        <source>A page with all pictures, to look at in any browser or to send to somebody.</source>
        <translation>Eine Seite mit allen Bildern, zum Ansehen in jedem Browser oder zum Verschicken.</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Everything that is known, for a spreadsheet.</source>
        <translation>Alles, was bekannt ist, für eine Tabellenkalkulation.</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Everything that is known, for scripts.</source>
        <translation>Alles, was bekannt ist, für Skripte.</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>A readable list of links, for notes and wikis.</source>
        <translation>Eine lesbare Liste von Links, für Notizen und Wikis.</translation>
    </message>
    <message>
        <source>Input file for aria2</source>
        <translation>Eingabedatei für aria2</translation>
    </message>
    <message>
        <source>The addresses with names and checksums; aria2c -i downloads them.</source>
        <translation>Die Adressen mit Namen und Prüfsummen; aria2c -i lädt sie herunter.</translation>
    </message>
    <message>
        <source>Metalink 4</source>
        <translation>Metalink 4</translation>
    </message>
    <message>
        <source>Addresses, mirrors, sizes and checksums, for any download manager.</source>
        <translation>Adressen, Spiegel, Größen und Prüfsummen, für jeden Downloadmanager.</translation>
    </message>
    <message>
        <source>Checksums (SHA256SUMS)</source>
        <translation>Prüfsummen (SHA256SUMS)</translation>
    </message>
    <message>
        <source>Of the downloaded files; sha256sum -c tells whether they have changed.</source>
        <translation>Der heruntergeladenen Dateien; sha256sum -c sagt, ob sie sich geändert haben.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Small copies within the page</source>
        <translation>Kleine Kopien in der Seite</translation>
    </message>
    <message>
        <source>The downloaded files where they are</source>
        <translation>Die heruntergeladenen Dateien an ihrem Ort</translation>
    </message>
    <message>
        <source>&amp;Images:</source>
        <translation>&amp;Bilder:</translation>
    </message>
    <message>
        <source>&amp;Kind of list:</source>
        <translation>A&amp;rt der Liste:</translation>
    </message>
    <message>
        <source>&amp;Pictures:</source>
        <translation>&amp;Abbildungen:</translation>
    </message>
    <message>
        <source>The selected ones (%1)</source>
        <translation>Die ausgewählten (%1)</translation>
    </message>
    <message>
        <source>All in the list (%1)</source>
        <translation>Alle in der Liste (%1)</translation>
    </message>
    <message>
        <source>Everything ever downloaded</source>
        <translation>Alles, was je heruntergeladen wurde</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Export To</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Enter the whole path of a file, or choose one with Browse.</source>
        <translation>Geben Sie den ganzen Pfad einer Datei ein, oder suchen Sie eine mit „Wählen“ aus.</translation>
    </message>
    <message>
        <source>This is a folder; add the name of a file.</source>
        <translation>Das ist ein Ordner; fügen Sie den Namen einer Datei an.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder %1.</source>
        <translation>In den Ordner %1 lässt sich nichts schreiben.</translation>
    </message>
    <message>
        <source>The file is there already and will be replaced.</source>
        <translation>Die Datei ist schon da und wird ersetzt.</translation>
    </message>
    <message>
        <source>Passwords and tokens in addresses are left out.</source>
        <translation>Passwörter und Token in Adressen werden weggelassen.</translation>
    </message>
    <message>
        <source>Fi&amp;le:</source>
        <translation>Date&amp;i:</translation>
    </message>
</context>
<context>
    <name>bowerbird::Exporter</name>
    <message>
        <source>Images of %1</source>
        <translation>Bilder vom %1</translation>
    </message>
    <message numerus="yes">
        <source>Exporting to %1: %n image(s) so far</source>
        <translation>
            <numerusform>Export nach %1: bisher %n Bild</numerusform>
            <numerusform>Export nach %1: bisher %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n image(s) to %1.</source>
        <translation>
            <numerusform>%n Bild nach %1 exportiert.</numerusform>
            <numerusform>%n Bilder nach %1 exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that are not downloaded have no checksum and were left out.</source>
        <translation>
            <numerusform>%n, das nicht heruntergeladen ist, hat keine Prüfsumme und wurde ausgelassen.</numerusform>
            <numerusform>%n, die nicht heruntergeladen sind, haben keine Prüfsumme und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The list could not be exported to %1</source>
        <translation>Die Liste ließ sich nicht nach %1 exportieren</translation>
    </message>
</context>
<context>
    <name>bowerbird::FactsPanel</name>
    <message>
        <source>decoded without a fault</source>
        <translation>fehlerfrei dekodiert</translation>
    </message>
    <message>
        <source>complete to its end</source>
        <translation>vollständig bis zum Ende</translation>
    </message>
    <message>
        <source>type and length are right</source>
        <translation>Typ und Länge stimmen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <comment>what was copied, such as Link</comment>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>Similar to</source>
        <translation>Ähnlich wie</translation>
    </message>
    <message>
        <source>See them side by side</source>
        <translation>Nebeneinander ansehen</translation>
    </message>
    <message>
        <source>Review similar pictures</source>
        <translation>Ähnliche Bilder durchsehen</translation>
    </message>
</context>
<context>
    <name>bowerbird::FailureText</name>
    <message>
        <source>The server</source>
        <translation>Der Server</translation>
    </message>
    <message>
        <source>The server %1</source>
        <translation>Der Server %1</translation>
    </message>
    <message>
        <source>It may have been removed, or be private; check the link.</source>
        <translation>Vielleicht wurde es entfernt oder ist privat; prüfen Sie den Link.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, then the advice</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>already downloaded</source>
        <translation>schon heruntergeladen</translation>
    </message>
    <message>
        <source>the same picture is there already</source>
        <translation>dasselbe Bild ist schon da</translation>
    </message>
    <message>
        <source>the file exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>not wanted by the filters</source>
        <translation>von den Filtern nicht gewünscht</translation>
    </message>
    <message>
        <source>The picture is damaged where it comes from. It was kept as it is; look at it.</source>
        <translation>Das Bild ist schon an seiner Quelle beschädigt. Es wurde so behalten, wie es ist; sehen Sie es sich an.</translation>
    </message>
    <message>
        <source>The picture ends too early where it comes from. It was kept as it is; look at it.</source>
        <translation>Das Bild hört schon an seiner Quelle zu früh auf. Es wurde so behalten, wie es ist; sehen Sie es sich an.</translation>
    </message>
    <message>
        <source>The picture is too large to be shown here. Its structure was checked; open it with another program.</source>
        <translation>Das Bild ist zu groß, um hier gezeigt zu werden. Sein Aufbau wurde geprüft; öffnen Sie es mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>This kind of picture cannot be decoded here. Its structure was checked; open it with another program.</source>
        <translation>Diese Art Bild kann hier nicht dekodiert werden. Sein Aufbau wurde geprüft; öffnen Sie es mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>This link leads to nothing that can be downloaded here.</source>
        <translation>Dieser Link führt zu nichts, was hier heruntergeladen werden kann.</translation>
    </message>
    <message>
        <source>Check the link, or add the addresses of the pictures themselves.</source>
        <translation>Prüfen Sie den Link, oder fügen Sie die Adressen der Bilder selbst hinzu.</translation>
    </message>
    <message>
        <source>Imgur answers only programs that have a Client-ID.</source>
        <translation>Imgur antwortet nur Programmen, die eine Client-ID haben.</translation>
    </message>
    <message>
        <source>Enter one in the settings, then try again.</source>
        <translation>Geben Sie in den Einstellungen eine ein, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 could not be found.</source>
        <translation>%1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Check the link and your internet connection.</source>
        <translation>Prüfen Sie den Link und Ihre Internetverbindung.</translation>
    </message>
    <message>
        <source>%1 refuses connections.</source>
        <translation>%1 nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>It may be down for a while; try again later.</source>
        <translation>Vielleicht ist er eine Weile außer Betrieb; versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The connection broke off in the middle.</source>
        <translation>Die Verbindung ist mittendrin abgebrochen.</translation>
    </message>
    <message>
        <source>Try again: what has arrived is kept, and the download goes on from there.</source>
        <translation>Versuchen Sie es erneut: was da ist, bleibt erhalten, und der Download geht von dort weiter.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again later, or allow more time in the settings.</source>
        <translation>Versuchen Sie es später erneut, oder geben Sie in den Einstellungen mehr Zeit.</translation>
    </message>
    <message>
        <source>%1 stopped sending.</source>
        <translation>%1 sendet nichts mehr.</translation>
    </message>
    <message>
        <source>Try again; fewer workers may help if the server is busy.</source>
        <translation>Versuchen Sie es erneut; ist der Server überlastet, helfen vielleicht weniger Arbeiter.</translation>
    </message>
    <message>
        <source>A secure connection could not be made: %1 did not prove who it is.</source>
        <translation>Eine sichere Verbindung kam nicht zustande: %1 hat sich nicht ausgewiesen.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and network; do not trust the link if it goes on.</source>
        <translation>Prüfen Sie Datum und Netz dieses Rechners; bleibt es dabei, trauen Sie dem Link nicht.</translation>
    </message>
    <message>
        <source>The proxy did not let the request through%2.</source>
        <translation>Der Proxy hat die Anfrage nicht durchgelassen%2.</translation>
    </message>
    <message>
        <source>Check the proxy of this computer, then try again.</source>
        <translation>Prüfen Sie den Proxy dieses Rechners, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The picture was not found%2.</source>
        <translation>Das Bild wurde nicht gefunden%2.</translation>
    </message>
    <message>
        <source>It may have been removed; open its page to check.</source>
        <translation>Vielleicht wurde es entfernt; öffnen Sie zum Prüfen seine Seite.</translation>
    </message>
    <message>
        <source>%1 does not give this picture away%2.</source>
        <translation>%1 gibt dieses Bild nicht heraus%2.</translation>
    </message>
    <message>
        <source>It may be private, or need a visit to its page first.</source>
        <translation>Vielleicht ist es privat, oder seine Seite muss zuerst besucht werden.</translation>
    </message>
    <message>
        <source>%1 asks for fewer requests%2.</source>
        <translation>%1 bittet um weniger Anfragen%2.</translation>
    </message>
    <message>
        <source>Wait a while before you try again, or use fewer workers.</source>
        <translation>Warten Sie etwas, bevor Sie es erneut versuchen, oder nehmen Sie weniger Arbeiter.</translation>
    </message>
    <message>
        <source>%1 has a fault of its own%2.</source>
        <translation>%1 hat selbst einen Fehler%2.</translation>
    </message>
    <message>
        <source>Try again later; nothing is wrong on your side.</source>
        <translation>Versuchen Sie es später erneut; auf Ihrer Seite ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>%1 answered with an error%2.</source>
        <translation>%1 hat mit einem Fehler geantwortet%2.</translation>
    </message>
    <message>
        <source>Open the link in a browser to see what it says.</source>
        <translation>Öffnen Sie den Link in einem Browser, um zu sehen, was dort steht.</translation>
    </message>
    <message>
        <source>The link was passed on and on, or to an address that is not allowed.</source>
        <translation>Der Link wurde immer weiter verwiesen, oder an eine Adresse, die nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>Open the link in a browser, and add the address where the picture really is.</source>
        <translation>Öffnen Sie den Link in einem Browser, und fügen Sie die Adresse hinzu, an der das Bild wirklich ist.</translation>
    </message>
    <message>
        <source>%1 sent an answer that makes no sense.</source>
        <translation>%1 hat eine Antwort gesandt, die keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>Try again later; if it stays, the server needs mending.</source>
        <translation>Versuchen Sie es später erneut; bleibt es dabei, muss der Server repariert werden.</translation>
    </message>
    <message>
        <source>The picture arrived incomplete.</source>
        <translation>Das Bild kam unvollständig an.</translation>
    </message>
    <message>
        <source>Try again to fetch the rest of it.</source>
        <translation>Versuchen Sie es erneut, um den Rest zu holen.</translation>
    </message>
    <message>
        <source>%1 could not go on where the download had stopped.</source>
        <translation>%1 konnte nicht dort weitermachen, wo der Download aufgehört hatte.</translation>
    </message>
    <message>
        <source>Try again to fetch the picture from its beginning.</source>
        <translation>Versuchen Sie es erneut, um das Bild von Anfang an zu holen.</translation>
    </message>
    <message>
        <source>%1 sent an empty file.</source>
        <translation>%1 hat eine leere Datei gesandt.</translation>
    </message>
    <message>
        <source>Try again later, or open its page to check.</source>
        <translation>Versuchen Sie es später erneut, oder öffnen Sie zum Prüfen die Seite.</translation>
    </message>
    <message>
        <source>What arrived is not a picture.</source>
        <translation>Was ankam, ist kein Bild.</translation>
    </message>
    <message>
        <source>The link may lead to a page; add it as a page, or open it in a browser.</source>
        <translation>Der Link führt vielleicht zu einer Seite; fügen Sie ihn als Seite hinzu, oder öffnen Sie ihn in einem Browser.</translation>
    </message>
    <message>
        <source>The picture is damaged.</source>
        <translation>Das Bild ist beschädigt.</translation>
    </message>
    <message>
        <source>Try again; if it comes back damaged, its source has no better one.</source>
        <translation>Versuchen Sie es erneut; kommt es wieder beschädigt an, hat die Quelle kein besseres.</translation>
    </message>
    <message>
        <source>The site sent its &quot;removed&quot; picture in place of the real one.</source>
        <translation>Die Website hat statt des Bildes ihr Ersatzbild für entfernte Bilder gesandt.</translation>
    </message>
    <message>
        <source>The picture is gone from there; look for it elsewhere.</source>
        <translation>Das Bild ist dort nicht mehr; suchen Sie es anderswo.</translation>
    </message>
    <message>
        <source>The file is larger than you allow.</source>
        <translation>Die Datei ist größer, als Sie erlauben.</translation>
    </message>
    <message>
        <source>Raise the limit in the settings, then try again.</source>
        <translation>Erhöhen Sie die Grenze in den Einstellungen, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room or choose another folder, then resume.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner, und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>The file cannot be written to its folder.</source>
        <translation>Die Datei kann nicht in ihren Ordner geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions or choose another one, then try again.</source>
        <translation>Prüfen Sie die Rechte des Ordners, oder wählen Sie einen anderen, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The site&apos;s interface answered with an error%2.</source>
        <translation>Die Schnittstelle der Website hat mit einem Fehler geantwortet%2.</translation>
    </message>
    <message>
        <source>Try again later, and check the Client-ID in the settings.</source>
        <translation>Versuchen Sie es später erneut, und prüfen Sie die Client-ID in den Einstellungen.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Im Programm selbst ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, please report it with the details shown.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, melden Sie es bitte mit den gezeigten Einzelheiten.</translation>
    </message>
    <message>
        <source>There is nothing behind this link%1. Check it in a browser; it may have been removed.</source>
        <translation>Hinter diesem Link ist nichts%1. Prüfen Sie ihn im Browser; vielleicht wurde es entfernt.</translation>
    </message>
    <message>
        <source>This link is not open to everybody%1. It may be private, or need a login.</source>
        <translation>Dieser Link steht nicht allen offen%1. Er ist vielleicht privat oder verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>This is a list of checksums: it names files, but no links that could be added. Import a list of another kind, such as CSV, JSON Lines or Metalink.</source>
        <translation>Das ist eine Liste von Prüfsummen: Sie nennt Dateien, aber keine Links, die sich hinzufügen ließen. Importieren Sie eine Liste anderer Art, etwa CSV, JSON Lines oder Metalink.</translation>
    </message>
    <message>
        <source>What answered is not the site&apos;s interface: it sent something else than JSON%1.</source>
        <translation>Was da antwortete, ist nicht die Schnittstelle der Website: Es hat etwas anderes als JSON gesendet%1.</translation>
    </message>
    <message>
        <source>Try again later; a login page of your network, or a wrong address of the interface in the settings, may be what answers.</source>
        <translation>Versuchen Sie es später noch einmal; vielleicht antwortet eine Anmeldeseite Ihres Netzes, oder die Adresse der Schnittstelle in den Einstellungen ist falsch.</translation>
    </message>
</context>
<context>
    <name>bowerbird::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Give the file &apos;%1&apos; with its whole path.</source>
        <translation>Geben Sie die Datei „%1“ mit ihrem ganzen Pfad an.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; cannot be read. Choose another one, or none.</source>
        <translation>Die Datei „%1“ lässt sich nicht lesen. Wählen Sie eine andere oder keine.</translation>
    </message>
</context>
<context>
    <name>bowerbird::FileRenamer</name>
    <message>
        <source>another file is called %1</source>
        <translation>eine andere Datei heißt %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be renamed: %1</source>
        <translation>
            <numerusform>%n Datei konnte nicht umbenannt werden: %1</numerusform>
            <numerusform>%n Dateien konnten nicht umbenannt werden: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renamed %n file(s)</source>
        <translation>
            <numerusform>%n Datei umbenannt</numerusform>
            <numerusform>%n Dateien umbenannt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::FilterBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>group of states and how many rows, such as Failed 3</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Filter by name, title, album, host</source>
        <translation>Nach Name, Titel, Album, Host filtern</translation>
    </message>
    <message>
        <source>More groups</source>
        <translation>Weitere Gruppen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <comment>rows that match the text</comment>
        <translation>%1 von %2 zu sehen</translation>
    </message>
    <message>
        <source>Only the images of this collection are shown: %1. Press to show all.</source>
        <translation>Nur die Bilder dieser Sammlung werden gezeigt: %1. Drücken, um alle zu zeigen.</translation>
    </message>
    <message>
        <source>Show all images, not only those of %1</source>
        <translation>Alle Bilder zeigen, nicht nur die von %1</translation>
    </message>
</context>
<context>
    <name>bowerbird::FilterDialog</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>&amp;Show All</source>
        <translation>Alle &amp;zeigen</translation>
    </message>
    <message>
        <source>Bring everything that is hidden into the list, where it waits to be chosen</source>
        <translation>Alles Ausgeblendete in die Liste holen, wo es auf die Auswahl wartet</translation>
    </message>
</context>
<context>
    <name>bowerbird::FilterNotes</name>
    <message>
        <source>Fi&amp;lter What Was Found…</source>
        <translation>Gefundenes &amp;filtern …</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Read %n Album(s)</source>
        <translation>
            <numerusform>%n Album lesen</numerusform>
            <numerusform>%n Alben lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filter …</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>what a filter does, and the link it is of</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Show or hide images of the chosen collection, or else of the latest, without asking its site again</source>
        <translation>Bilder der gewählten Sammlung, sonst der neuesten, zeigen oder verbergen, ohne ihre Website noch einmal zu fragen</translation>
    </message>
</context>
<context>
    <name>bowerbird::FilterPage</name>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Smallest &amp;width</source>
        <translation>Kleinste &amp;Breite</translation>
    </message>
    <message>
        <source>Smallest &amp;height</source>
        <translation>Kleinste &amp;Höhe</translation>
    </message>
    <message>
        <source>Largest wi&amp;dth</source>
        <translation>Größte &amp;Breite</translation>
    </message>
    <message>
        <source>Largest h&amp;eight</source>
        <translation>Größte &amp;Höhe</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>any age</source>
        <translation>beliebiges Alter</translation>
    </message>
    <message>
        <source>Not &amp;older than</source>
        <translation>Nicht &amp;älter als</translation>
    </message>
    <message>
        <source>Not &amp;newer than</source>
        <translation>Nicht &amp;neuer als</translation>
    </message>
    <message>
        <source>Least &amp;score</source>
        <translation>&amp;Mindestpunkte</translation>
    </message>
    <message>
        <source>Ani&amp;mated images</source>
        <translation>Ani&amp;mierte Bilder</translation>
    </message>
    <message>
        <source>with the others</source>
        <translation>mit den anderen</translation>
    </message>
    <message>
        <source>only these</source>
        <translation>nur diese</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Images that the site calls sensiti&amp;ve, too</source>
        <translation>Auch Bilder, die die Seite heikel &amp;nennt</translation>
    </message>
    <message>
        <source>&amp;Title or file name</source>
        <translation>&amp;Titel oder Dateiname</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>passt auf</translation>
    </message>
    <message>
        <source>does not match</source>
        <translation>passt nicht auf</translation>
    </message>
    <message>
        <source>E&amp;xpression</source>
        <translation>&amp;Ausdruck</translation>
    </message>
    <message>
        <source>for example: cat|kitten</source>
        <translation>zum Beispiel: Katze|Kätzchen</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>A regular expression, in either case of letters. Empty: any title.</source>
        <translation>Ein regulärer Ausdruck; Groß- und Kleinschreibung sind gleich. Leer: jeder Titel.</translation>
    </message>
    <message>
        <source>What is not known of an image never leaves it out.</source>
        <translation>Was über ein Bild nicht bekannt ist, schließt es nie aus.</translation>
    </message>
    <message>
        <source>Choose at least one type of image.</source>
        <translation>Wählen Sie mindestens einen Bildtyp.</translation>
    </message>
    <message>
        <source>The expression is wrong at character %1: %2</source>
        <translation>Der Ausdruck ist bei Zeichen %1 falsch: %2</translation>
    </message>
    <message>
        <source>This expression takes too long and is not used; make it simpler.</source>
        <translation>Dieser Ausdruck braucht zu lange und wird nicht benutzt; vereinfachen Sie ihn.</translation>
    </message>
    <message>
        <source>Smallest f&amp;ile</source>
        <translation>Kleinste &amp;Datei</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> KiB</translation>
    </message>
    <message>
        <source>&amp;Largest file</source>
        <translation>&amp;Größte Datei</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
</context>
<context>
    <name>bowerbird::FilterText</name>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n Album</numerusform>
            <numerusform>%n Alben</numerusform>
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
            <numerusform>%n eines anderen Typs</numerusform>
            <numerusform>%n anderer Typen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of other dimensions</source>
        <translation>
            <numerusform>%n mit anderen Maßen</numerusform>
            <numerusform>%n mit anderen Maßen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another size</source>
        <translation>
            <numerusform>%n von anderer Größe</numerusform>
            <numerusform>%n von anderer Größe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by age</source>
        <translation>
            <numerusform>%n nach Alter</numerusform>
            <numerusform>%n nach Alter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by score</source>
        <translation>
            <numerusform>%n nach Punkten</numerusform>
            <numerusform>%n nach Punkten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sensitive</source>
        <translation>
            <numerusform>%n heikles</numerusform>
            <numerusform>%n heikle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n animated</source>
        <translation>
            <numerusform>%n animiertes</numerusform>
            <numerusform>%n animierte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n by title</source>
        <translation>
            <numerusform>%n nach Titel</numerusform>
            <numerusform>%n nach Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unlesbar</numerusform>
            <numerusform>%n unlesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a list, not its end</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>the end of a list</comment>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n gezeigt</numerusform>
            <numerusform>%n gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 hidden</source>
        <translation>%1, %2 ausgeblendet</translation>
    </message>
    <message numerus="yes">
        <source>%n of them stay although the filter leaves them out: they are downloaded, on their way, or were asked for by another link.</source>
        <translation>
            <numerusform>%n davon bleibt, obwohl der Filter es auslässt: Es ist geladen, unterwegs oder wurde von einem anderen Link verlangt.</numerusform>
            <numerusform>%n davon bleiben, obwohl der Filter sie auslässt: Sie sind geladen, unterwegs oder wurden von einem anderen Link verlangt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not chosen</source>
        <translation>
            <numerusform>%Ln nicht ausgewählt</numerusform>
            <numerusform>%Ln nicht ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %L1 of a link and %L2 in all, and nothing of runs of older versions without a window</source>
        <translation>höchstens %L1 je Link und %L2 insgesamt, und nichts von Läufen älterer Versionen ohne Fenster</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden image(s) are only counted: Collect Again finds them once more. What is kept: %1.</source>
        <translation>
            <numerusform>%n ausgeblendetes Bild ist nur gezählt: „Erneut sammeln“ findet es wieder. Aufgehoben werden: %1.</numerusform>
            <numerusform>%n ausgeblendete Bilder sind nur gezählt: „Erneut sammeln“ findet sie wieder. Aufgehoben werden: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown image(s) are only counted: the filter leaves them as they are until you Collect Again. What is kept: %1.</source>
        <translation>
            <numerusform>%n gezeigtes Bild ist nur gezählt: Der Filter lässt es, wie es ist, bis Sie erneut sammeln. Aufgehoben werden: %1.</numerusform>
            <numerusform>%n gezeigte Bilder sind nur gezählt: Der Filter lässt sie, wie sie sind, bis Sie erneut sammeln. Aufgehoben werden: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small</source>
        <comment>images that a page shows as icons</comment>
        <translation>
            <numerusform>%n kleines</numerusform>
            <numerusform>%n kleine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spacer(s)</source>
        <comment>what fills a gap in a page, or counts its visits</comment>
        <translation>
            <numerusform>%n Platzhalter</numerusform>
            <numerusform>%n Platzhalter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a picture</source>
        <comment>files such as archives and songs</comment>
        <translation>
            <numerusform>%n ohne Bild</numerusform>
            <numerusform>%n ohne Bild</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <comment>that stand in the place of a file</comment>
        <translation>
            <numerusform>%n Text</numerusform>
            <numerusform>%n Texte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::FilteredImages</name>
    <message numerus="yes">
        <source>Showed %n more image(s)</source>
        <translation>
            <numerusform>%n weiteres Bild gezeigt</numerusform>
            <numerusform>%n weitere Bilder gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hid %n image(s)</source>
        <translation>
            <numerusform>%n Bild ausgeblendet</numerusform>
            <numerusform>%n Bilder ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>showed some, hid some</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>Hid %n image(s)</source>
        <translation>
            <numerusform>%n Bild ausgeblendet</numerusform>
            <numerusform>%n Bilder ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed a filter; the list stays as it is</source>
        <translation>Ein Filter wurde geändert; die Liste bleibt, wie sie ist</translation>
    </message>
</context>
<context>
    <name>bowerbird::FindingsModel</name>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>now %1</source>
        <comment>a path</comment>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>Place updated</source>
        <translation>Ort aktualisiert</translation>
    </message>
    <message>
        <source>Downloading again</source>
        <translation>Wird erneut geladen</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Accepted as it is</source>
        <translation>So hingenommen</translation>
    </message>
</context>
<context>
    <name>bowerbird::FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Give the folder with its whole path, such as /home/me/Pictures.</source>
        <translation>Geben Sie den Ordner mit seinem ganzen Pfad an, etwa /home/ich/Bilder.</translation>
    </message>
    <message>
        <source>There is a file of this name. Choose another folder.</source>
        <translation>Es gibt eine Datei dieses Namens. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>You may not write there. Choose another folder.</source>
        <translation>Dort dürfen Sie nicht schreiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Folder for images</source>
        <translation>Ordner für Bilder</translation>
    </message>
    <message>
        <source>%1 belongs to the system and keeps no files. Choose another folder.</source>
        <translation>%1 gehört dem System und bewahrt keine Dateien auf. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk at %1 can only be read. Choose another folder.</source>
        <translation>Der Datenträger unter %1 lässt sich nur lesen. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Nothing can be written there: %1. Choose another folder.</source>
        <translation>Dort lässt sich nichts schreiben: %1. Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>bowerbird::Formatting</name>
    <message>
        <source>%1/s</source>
        <comment>speed, such as 1.2 MB/s</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 T. %2 Std.</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <comment>percentage; the space does not break</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>width and height in pixels</comment>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>bowerbird::HandoffNotes</name>
    <message numerus="yes">
        <source>%n image(s) were handed to aria2.</source>
        <translation>
            <numerusform>%n Bild wurde an aria2 übergeben.</numerusform>
            <numerusform>%n Bilder wurden an aria2 übergeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing among these images that aria2 could download and does not have already.</source>
        <translation>Unter diesen Bildern ist nichts, was aria2 herunterladen könnte und nicht schon hat.</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n image(s) to aria2</source>
        <translation>
            <numerusform>%n Bild an aria2 gesendet</numerusform>
            <numerusform>%n Bilder an aria2 gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::HandoffText</name>
    <message>
        <source>On its way to aria2</source>
        <translation>Unterwegs zu aria2</translation>
    </message>
    <message>
        <source>Waiting at aria2</source>
        <translation>Wartet bei aria2</translation>
    </message>
    <message>
        <source>Downloading at aria2</source>
        <translation>Wird von aria2 geladen</translation>
    </message>
    <message>
        <source>Paused at aria2</source>
        <translation>Bei aria2 angehalten</translation>
    </message>
    <message>
        <source>Done at aria2</source>
        <translation>Bei aria2 erledigt</translation>
    </message>
    <message>
        <source>Done at aria2: %1</source>
        <translation>Bei aria2 erledigt: %1</translation>
    </message>
    <message>
        <source>Failed at aria2: %1</source>
        <translation>Bei aria2 fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>aria2 does not know it any more</source>
        <translation>aria2 kennt es nicht mehr</translation>
    </message>
    <message>
        <source>This is no address of aria2. It looks like http://localhost:6800/jsonrpc.</source>
        <translation>Das ist keine Adresse von aria2. Eine sieht aus wie http://localhost:6800/jsonrpc.</translation>
    </message>
    <message>
        <source>aria2 does not accept the secret. Enter the one that it was started with (--rpc-secret).</source>
        <translation>aria2 nimmt das Geheimwort nicht an. Geben Sie das ein, mit dem es gestartet wurde (--rpc-secret).</translation>
    </message>
    <message>
        <source>Nobody answers there. Start aria2 with --enable-rpc, and check the address.</source>
        <translation>Dort antwortet niemand. Starten Sie aria2 mit --enable-rpc, und prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>No computer of this name was found. Check the address.</source>
        <translation>Kein Rechner dieses Namens wurde gefunden. Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>aria2 did not answer in time. Check the address, and whether it is running.</source>
        <translation>aria2 hat nicht rechtzeitig geantwortet. Prüfen Sie die Adresse, und ob es läuft.</translation>
    </message>
    <message>
        <source>No secure connection to aria2: its certificate is not trusted here.</source>
        <translation>Keine sichere Verbindung zu aria2: seinem Zertifikat wird hier nicht vertraut.</translation>
    </message>
    <message>
        <source>What answers there is not aria2. Check the address; it usually ends in /jsonrpc.</source>
        <translation>Was dort antwortet, ist nicht aria2. Prüfen Sie die Adresse; gewöhnlich endet sie auf /jsonrpc.</translation>
    </message>
    <message>
        <source>aria2 answered with an error: %1</source>
        <translation>aria2 hat mit einem Fehler geantwortet: %1</translation>
    </message>
    <message>
        <source>Handed to aria2, which has not answered yet</source>
        <translation>An aria2 übergeben, das noch nicht geantwortet hat</translation>
    </message>
</context>
<context>
    <name>bowerbird::HelpDialogs</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Open the image</source>
        <translation>Das Bild öffnen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Fit into the pane</source>
        <translation>In den Bereich einpassen</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>About Bowerbird</source>
        <translation>Über Bowerbird</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>A download manager for images. It gathers beautiful things and lays them out to be looked at, as the bird does.

Free software under the MIT license.</source>
        <translation>Ein Downloadmanager für Bilder. Er sammelt Schönes und breitet es zum Betrachten aus, wie der Laubenvogel, nach dem er heißt.

Freie Software unter der MIT-Lizenz.</translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryActions</name>
    <message>
        <source>&amp;Open</source>
        <translation>Öff&amp;nen</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;Link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Show in &amp;Table</source>
        <translation>In der &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Download Again</source>
        <translation>Erneut &amp;herunterladen</translation>
    </message>
    <message>
        <source>Fo&amp;rget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Move File to Tra&amp;sh</source>
        <translation>Datei in den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>The history forgets it; the file stays</source>
        <translation>Der Verlauf vergisst es; die Datei bleibt</translation>
    </message>
    <message>
        <source>%1 is not there any more. Download Again brings it back.</source>
        <translation>%1 ist nicht mehr da. „Erneut herunterladen“ bringt das Bild zurück.</translation>
    </message>
    <message>
        <source>No program could be started that opens %1.</source>
        <translation>Es ließ sich kein Programm starten, das %1 öffnet.</translation>
    </message>
    <message>
        <source>The folder cannot be opened; it may not be there any more.</source>
        <translation>Der Ordner lässt sich nicht öffnen; vielleicht gibt es ihn nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n Link kopiert</numerusform>
            <numerusform>%n Links kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>The row was removed from the table meanwhile.</source>
        <translation>Die Zeile wurde inzwischen aus der Tabelle entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>Forgot %n image(s); the files stay</source>
        <translation>
            <numerusform>%n Bild vergessen; die Datei bleibt</numerusform>
            <numerusform>%n Bilder vergessen; die Dateien bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>These are on their way already.</source>
        <translation>Diese sind schon unterwegs.</translation>
    </message>
    <message numerus="yes">
        <source>Downloading %n image(s) again</source>
        <translation>
            <numerusform>%n Bild wird erneut heruntergeladen</numerusform>
            <numerusform>%n Bilder werden erneut heruntergeladen</numerusform>
        </translation>
    </message>
    <message>
        <source>The downloads are complete; their files stay.</source>
        <translation>Die Downloads sind fertig; ihre Dateien bleiben.</translation>
    </message>
    <message>
        <source>A&amp;ccept as It Is</source>
        <translation>So &amp;hinnehmen</translation>
    </message>
    <message>
        <source>The library takes the file with the bytes it has now</source>
        <translation>Die Bibliothek nimmt die Datei mit den Bytes, die sie jetzt hat</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read: %1</source>
        <translation>
            <numerusform>%n Datei ist nicht lesbar: %1</numerusform>
            <numerusform>%n Dateien sind nicht lesbar: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n file(s) as they are</source>
        <translation>
            <numerusform>%n Datei so hingenommen</numerusform>
            <numerusform>%n Dateien so hingenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>The downloads are complete; what they have replaced is in the trash.</source>
        <translation>Die Downloads sind fertig; was sie ersetzt haben, liegt im Papierkorb.</translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryFilterBar</name>
    <message>
        <source>Search name, title, album, link</source>
        <translation>In Name, Titel, Album, Link suchen</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <comment>between two dates</comment>
        <translation>&amp;bis</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Any type</source>
        <translation>Jeder Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two sizes</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Under %1</source>
        <comment>a size</comment>
        <translation>Unter %1</translation>
    </message>
    <message>
        <source>Over %1</source>
        <comment>a size</comment>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jede Zeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Letzter %n Tag</numerusform>
            <numerusform>Letzte %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>From … to …</source>
        <comment>choice of two dates</comment>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Jeder Status</translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryModel</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryText</name>
    <message>
        <source>Here</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Deleted by you</source>
        <translation>Von Ihnen gelöscht</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>bowerbird::HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>&amp;Show All</source>
        <translation>Alle &amp;zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how many images, and their size</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 fehlend</translation>
    </message>
    <message>
        <source>%1 deleted by you</source>
        <translation>%1 von Ihnen gelöscht</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>images and size; missing ones</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>Kein Bild passt</translation>
    </message>
    <message>
        <source>Try fewer words, or another type, size, date or state.</source>
        <translation>Versuchen Sie es mit weniger Wörtern oder mit anderem Typ, anderer Größe, anderem Datum oder Status.</translation>
    </message>
    <message>
        <source>Nothing has been downloaded yet</source>
        <translation>Noch ist nichts heruntergeladen</translation>
    </message>
    <message>
        <source>Every image that is downloaded is listed here from then on, also when its row has been removed from the table.</source>
        <translation>Jedes Bild, das heruntergeladen wird, steht von da an hier, auch wenn seine Zeile aus der Tabelle entfernt ist.</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
</context>
<context>
    <name>bowerbird::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>bowerbird::Importer</name>
    <message numerus="yes">
        <source>Imported %n archive entry(s)</source>
        <translation>
            <numerusform>%n Archiveintrag importiert</numerusform>
            <numerusform>%n Archiveinträge importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that gallery-dl has downloaded will not be downloaded again.</source>
        <translation>
            <numerusform>%n Bild, das gallery-dl heruntergeladen hat, wird nicht erneut heruntergeladen.</numerusform>
            <numerusform>%n Bilder, die gallery-dl heruntergeladen hat, werden nicht erneut heruntergeladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were known already.</source>
        <translation>
            <numerusform>%n weiteres war schon bekannt.</numerusform>
            <numerusform>%n weitere waren schon bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 could not be imported</source>
        <translation>%1 ließ sich nicht importieren</translation>
    </message>
    <message>
        <source>It is a database, but not a whole archive of gallery-dl&apos;s (the file of its option --download-archive). The database says: %1</source>
        <translation>Es ist eine Datenbank, aber kein vollständiges Archiv von gallery-dl (die Datei seiner Option --download-archive). Die Datenbank meldet: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that gallery-dl has downloaded are remembered.</source>
        <translation>
            <numerusform>%n Bild, das gallery-dl geladen hat, ist vermerkt.</numerusform>
            <numerusform>%n Bilder, die gallery-dl geladen hat, sind vermerkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %n entry(s) are direct links or of Imgur, which Bowerbird can compare itself.</source>
        <translation>
            <numerusform>%1 von %n Eintrag ist ein direkter Link oder von Imgur; das vergleicht Bowerbird selbst.</numerusform>
            <numerusform>%1 der %n Einträge sind direkte Links oder von Imgur; die vergleicht Bowerbird selbst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n are recognised only where gallery-dl lists their links.</source>
        <translation>
            <numerusform>Der andere wird nur erkannt, wo gallery-dl den Link auflistet.</numerusform>
            <numerusform>Die anderen %n werden nur erkannt, wo gallery-dl ihre Links auflistet.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not installed here: without it they will be downloaded again.</source>
        <translation>Es ist hier nicht installiert: Ohne es werden sie erneut geladen.</translation>
    </message>
</context>
<context>
    <name>bowerbird::InPlaceDownloads</name>
    <message>
        <source>%1 cannot be put aside, since the folder may be read-only. The good file is %2.</source>
        <translation>%1 lässt sich nicht beiseitelegen; vielleicht ist der Ordner schreibgeschützt. Die gute Datei ist %2.</translation>
    </message>
</context>
<context>
    <name>bowerbird::JobActions</name>
    <message>
        <source>%1 cannot be read as a picture.</source>
        <translation>%1 lässt sich nicht als Bild lesen.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Öff&amp;nen</translation>
    </message>
    <message>
        <source>Open &amp;Folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;Link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Picture</source>
        <translation>&amp;Bild kopieren</translation>
    </message>
    <message>
        <source>Re&amp;move from List</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>Move File to &amp;Trash</source>
        <translation>Datei in den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Tr&amp;y Again</source>
        <translation>E&amp;rneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Move to T&amp;op</source>
        <translation>Nach gan&amp;z oben</translation>
    </message>
    <message>
        <source>Move to &amp;Bottom</source>
        <translation>Nach ganz &amp;unten</translation>
    </message>
    <message>
        <source>No program could be started that opens %1.</source>
        <translation>Es ließ sich kein Programm starten, das %1 öffnet.</translation>
    </message>
    <message>
        <source>The folder cannot be opened; it may not be there yet.</source>
        <translation>Der Ordner lässt sich nicht öffnen; vielleicht gibt es ihn noch nicht.</translation>
    </message>
    <message numerus="yes">
        <source>Paused %n image(s)</source>
        <translation>
            <numerusform>%n Bild angehalten</numerusform>
            <numerusform>%n Bilder angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resumed %n image(s)</source>
        <translation>
            <numerusform>%n Bild fortgesetzt</numerusform>
            <numerusform>%n Bilder fortgesetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n image(s) again</source>
        <translation>
            <numerusform>%n Bild erneut versucht</numerusform>
            <numerusform>%n Bilder erneut versucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled %n image(s)</source>
        <translation>
            <numerusform>%n Bild abgebrochen</numerusform>
            <numerusform>%n Bilder abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n row(s) from the list</source>
        <translation>
            <numerusform>%n Zeile aus der Liste entfernt</numerusform>
            <numerusform>%n Zeilen aus der Liste entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be moved to the trash: %1</source>
        <translation>
            <numerusform>%n Datei ließ sich nicht in den Papierkorb verschieben: %1</numerusform>
            <numerusform>%n Dateien ließen sich nicht in den Papierkorb verschieben: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n file(s) to the trash</source>
        <translation>
            <numerusform>%n Datei in den Papierkorb verschoben</numerusform>
            <numerusform>%n Dateien in den Papierkorb verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be taken back from the trash.</source>
        <translation>%1 ließ sich nicht aus dem Papierkorb zurückholen.</translation>
    </message>
    <message numerus="yes">
        <source>Moved %n image(s) in the queue</source>
        <translation>
            <numerusform>%n Bild in der Warteschlange verschoben</numerusform>
            <numerusform>%n Bilder in der Warteschlange verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Bild kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n Link kopiert</numerusform>
            <numerusform>%n Links kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Re&amp;name by Template…</source>
        <translation>Nach Vorlage &amp;umbenennen …</translation>
    </message>
    <message>
        <source>Send to ar&amp;ia2…</source>
        <translation>An ar&amp;ia2 senden …</translation>
    </message>
    <message>
        <source>Let an aria2 on this or another computer download these images</source>
        <translation>Diese Bilder von einem aria2 auf diesem oder einem anderen Rechner herunterladen lassen</translation>
    </message>
    <message>
        <source>Download An&amp;yway</source>
        <translation>Trotzdem &amp;herunterladen</translation>
    </message>
    <message>
        <source>Download A&amp;gain</source>
        <translation>&amp;Erneut laden</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>bowerbird::JobGridView</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>bowerbird::JobTableModel</name>
    <message>
        <source>Thumbnail</source>
        <translation>Vorschaubild</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time Left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
</context>
<context>
    <name>bowerbird::JobTableView</name>
    <message>
        <source>Sort in the Order of the Queue</source>
        <translation>In der Reihenfolge der Warteschlange sortieren</translation>
    </message>
    <message>
        <source>Restore the Usual Columns</source>
        <translation>Die üblichen Spalten wiederherstellen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>No image matches this filter.</source>
        <translation>Kein Bild passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Order of the Queue</source>
        <translation>Reihenfolge der Warteschlange</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
</context>
<context>
    <name>bowerbird::JobText</name>
    <message>
        <source>Waiting, again in %1</source>
        <comment>a time such as 12 s</comment>
        <translation>Wartet, erneut in %1</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Finished, check</source>
        <comment>finished, but the picture should be looked at</comment>
        <translation>Fertig, bitte prüfen</translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <translation>Übersprungen: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>title and album</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>Einzelheiten: %1</translation>
    </message>
    <message>
        <source>Queue paused</source>
        <translation>Warteschlange angehalten</translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation>Datei ist fort</translation>
    </message>
    <message>
        <source>Skipped: you deleted this on purpose</source>
        <translation>Übersprungen: von Ihnen mit Absicht gelöscht</translation>
    </message>
    <message>
        <source>You have deleted this picture before. Try Again downloads it anyway.</source>
        <translation>Sie haben dieses Bild früher gelöscht. „Erneut versuchen“ lädt es trotzdem herunter.</translation>
    </message>
    <message>
        <source>The same bytes came for other images of this site: this is likely a placeholder.</source>
        <translation>Dieselben Bytes kamen auch für andere Bilder dieser Website: das ist wohl ein Platzhalter.</translation>
    </message>
    <message>
        <source>The file is not there any more. Download Again brings it back.</source>
        <translation>Die Datei ist nicht mehr da. „Erneut laden“ bringt sie zurück.</translation>
    </message>
</context>
<context>
    <name>bowerbird::JobViews</name>
    <message>
        <source>As a &amp;Table</source>
        <translation>Als &amp;Tabelle</translation>
    </message>
    <message>
        <source>Show the images as rows with their facts in columns</source>
        <translation>Die Bilder als Zeilen zeigen, ihre Angaben in Spalten</translation>
    </message>
    <message>
        <source>As a &amp;Grid</source>
        <translation>Als &amp;Raster</translation>
    </message>
    <message>
        <source>Show the images as pictures side by side</source>
        <translation>Die Bilder nebeneinander zeigen</translation>
    </message>
    <message>
        <source>&amp;Larger Pictures</source>
        <translation>&amp;Größere Bilder</translation>
    </message>
    <message>
        <source>Make the pictures of the grid larger; Ctrl and the wheel do it, too</source>
        <translation>Die Bilder des Rasters vergrößern; das geht auch mit Strg und dem Mausrad</translation>
    </message>
    <message>
        <source>S&amp;maller Pictures</source>
        <translation>&amp;Kleinere Bilder</translation>
    </message>
    <message>
        <source>Make the pictures of the grid smaller; Ctrl and the wheel do it, too</source>
        <translation>Die Bilder des Rasters verkleinern; das geht auch mit Strg und dem Mausrad</translation>
    </message>
</context>
<context>
    <name>bowerbird::LibraryTrash</name>
    <message numerus="yes">
        <source>%n file(s) could not be moved to the trash: %1</source>
        <translation>
            <numerusform>%n Datei ließ sich nicht in den Papierkorb verschieben: %1</numerusform>
            <numerusform>%n Dateien ließen sich nicht in den Papierkorb verschieben: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n file(s) to the trash</source>
        <translation>
            <numerusform>%n Datei in den Papierkorb verschoben</numerusform>
            <numerusform>%n Dateien in den Papierkorb verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be taken back from the trash: %1</source>
        <translation>
            <numerusform>%n Datei ließ sich nicht aus dem Papierkorb zurückholen: %1</numerusform>
            <numerusform>%n Dateien ließen sich nicht aus dem Papierkorb zurückholen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::LogWindow</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Show only lines with…</source>
        <translation>Nur Zeilen zeigen mit …</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>Noch ist nichts protokolliert.</translation>
    </message>
    <message>
        <source>&amp;Copy for a Bug Report</source>
        <translation>Für eine Fehlermeldung &amp;kopieren</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
</context>
<context>
    <name>bowerbird::LoginTable</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Logins of hosts</source>
        <translation>Anmeldungen bei Hosts</translation>
    </message>
</context>
<context>
    <name>bowerbird::MainWindow</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>The folder is not there yet; the first image makes it.</source>
        <translation>Den Ordner gibt es noch nicht; das erste Bild legt ihn an.</translation>
    </message>
    <message>
        <source>Open List File</source>
        <translation>Listendatei öffnen</translation>
    </message>
    <message>
        <source>Lists and pages (*.txt *.html *.htm *.md *.csv);;All files (*)</source>
        <translation>Listen und Seiten (*.txt *.html *.htm *.md *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Close Bowerbird</source>
        <translation>Bowerbird schließen</translation>
    </message>
    <message>
        <source>Images are being downloaded.</source>
        <translation>Es werden gerade Bilder heruntergeladen.</translation>
    </message>
    <message>
        <source>What has arrived is kept, and the rest goes on when the program is started again.</source>
        <translation>Was da ist, bleibt erhalten; mit dem Rest geht es weiter, wenn das Programm wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep Downloading</source>
        <translation>Weiter herunterladen</translation>
    </message>
    <message>
        <source>The list of downloads cannot be saved just now</source>
        <translation>Die Liste der Downloads lässt sich gerade nicht speichern</translation>
    </message>
    <message>
        <source>Downloads go on; what could not be written is kept in memory and tried again.</source>
        <translation>Die Downloads gehen weiter; was nicht geschrieben werden konnte, bleibt im Speicher und wird erneut versucht.</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>&amp;Arbeiter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Lists of images (*.csv *.tsv *.jsonl *.ndjson *.json *.md *.html *.htm *.txt *.meta4 *.metalink *.url *.webloc *.desktop);;Archives of gallery-dl (*.sqlite3 *.sqlite *.db);;All files (*)</source>
        <translation>Listen von Bildern (*.csv *.tsv *.jsonl *.ndjson *.json *.md *.html *.htm *.txt *.meta4 *.metalink *.url *.webloc *.desktop);;Archive von gallery-dl (*.sqlite3 *.sqlite *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a collection and what came of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln collection(s)</source>
        <translation>
            <numerusform>%Ln Sammlung</numerusform>
            <numerusform>%Ln Sammlungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Watched: %1</source>
        <comment>every 6 hours</comment>
        <translation>Beobachtet: %1</translation>
    </message>
    <message>
        <source>No longer watched</source>
        <translation>Nicht mehr beobachtet</translation>
    </message>
</context>
<context>
    <name>bowerbird::MessageBar::Strip</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>bowerbird::NameTemplate</name>
    <message>
        <source>there is no template; {name}.{ext} is the usual one.</source>
        <translation>es gibt keine Vorlage; üblich ist {name}.{ext}.</translation>
    </message>
    <message>
        <source>this } closes nothing. Write }} for a brace in a name.</source>
        <translation>diese } schließt nichts. Für eine Klammer in einem Namen }} schreiben.</translation>
    </message>
    <message>
        <source>this { is not closed. Write {{ for a brace in a name.</source>
        <translation>diese { ist nicht geschlossen. Für eine Klammer in einem Namen {{ schreiben.</translation>
    </message>
    <message>
        <source>a field is missing here. Choose one from the menu.</source>
        <translation>hier fehlt ein Feld. Eines aus dem Menü wählen.</translation>
    </message>
    <message>
        <source>there is no field “%1”. Choose one from the menu.</source>
        <translation>es gibt kein Feld „%1“. Eines aus dem Menü wählen.</translation>
    </message>
    <message>
        <source>{ext} takes no format.</source>
        <translation>{ext} kennt kein Format.</translation>
    </message>
    <message>
        <source>a number from 1 to %1 belongs here.</source>
        <translation>hierher gehört eine Zahl von 1 bis %1.</translation>
    </message>
    <message>
        <source>“%1” is not part of a date. Write it with y, M, d, H, h, m and s, such as yyyy-MM-dd.</source>
        <translation>„%1“ ist kein Teil eines Datums. Es mit y, M, d, H, h, m und s schreiben, etwa yyyy-MM-dd.</translation>
    </message>
    <message>
        <source>a folder cannot begin inside braces. Write {date:yyyy}/{date:MM}.</source>
        <translation>in Klammern kann kein Ordner beginnen. {date:yyyy}/{date:MM} schreiben.</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <extracomment>%1 is a number, %2 the rest of the sentence</extracomment>
        <translation>Zeichen %1: %2</translation>
    </message>
    <message>
        <source>site it comes from</source>
        <translation>Seite, von der es kommt</translation>
    </message>
    <message>
        <source>title of its album</source>
        <translation>Titel seines Albums</translation>
    </message>
    <message>
        <source>place in its album or list</source>
        <translation>Platz in Album oder Liste</translation>
    </message>
    <message>
        <source>title of the image</source>
        <translation>Titel des Bildes</translation>
    </message>
    <message>
        <source>name of the file there</source>
        <translation>Name der Datei dort</translation>
    </message>
    <message>
        <source>extension of its real type</source>
        <translation>Endung des wirklichen Typs</translation>
    </message>
    <message>
        <source>number or letters its site knows it by</source>
        <translation>Kennung auf seiner Seite</translation>
    </message>
    <message>
        <source>who published it</source>
        <translation>wer es veröffentlicht hat</translation>
    </message>
    <message>
        <source>day it was published</source>
        <translation>Tag der Veröffentlichung</translation>
    </message>
    <message>
        <source>width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>host it is fetched from</source>
        <translation>Host, von dem es geholt wird</translation>
    </message>
    <message>
        <source>checksum of its bytes</source>
        <translation>Prüfsumme seiner Bytes</translation>
    </message>
    <message>
        <source>number that counts up in each folder</source>
        <translation>in jedem Ordner hochzählende Nummer</translation>
    </message>
    <message>
        <source>Autumn Walk</source>
        <translation>Herbstspaziergang</translation>
    </message>
    <message>
        <source>Leaves on the path</source>
        <translation>Laub auf dem Weg</translation>
    </message>
    <message>
        <source>a folder cannot begin inside braces, as in %1. Write the / outside, or another character.</source>
        <translation>Ein Ordner kann nicht innerhalb von Klammern beginnen wie in %1. Schreiben Sie den / außerhalb oder ein anderes Zeichen.</translation>
    </message>
</context>
<context>
    <name>bowerbird::NameTemplateField</name>
    <message>
        <source>Template for names</source>
        <translation>Vorlage für Namen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a field in braces, %2 what it stands for</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: the first that is known</source>
        <translation>%1: das erste, das bekannt ist</translation>
    </message>
    <message>
        <source>As the server calls it</source>
        <translation>Wie der Server es nennt</translation>
    </message>
    <message>
        <source>A folder for each album</source>
        <translation>Ein Ordner je Album</translation>
    </message>
    <message>
        <source>A folder for each site and album</source>
        <translation>Ein Ordner je Seite und Album</translation>
    </message>
    <message>
        <source>A folder for each host</source>
        <translation>Ein Ordner je Host</translation>
    </message>
    <message>
        <source>A folder for each user</source>
        <translation>Ein Ordner je Benutzer</translation>
    </message>
    <message>
        <source>A folder for each month</source>
        <translation>Ein Ordner je Monat</translation>
    </message>
    <message>
        <source>Title, and what its site knows it by</source>
        <translation>Titel und Kennung auf der Seite</translation>
    </message>
    <message>
        <source>Numbered</source>
        <translation>Nummeriert</translation>
    </message>
    <message>
        <source>By checksum</source>
        <translation>Nach Prüfsumme</translation>
    </message>
</context>
<context>
    <name>bowerbird::NamesPage</name>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>Below the folder for images; / makes folders. A field that an image lacks drops out together with the separator beside it. It holds for images that are added from now on.</source>
        <translation>Unterhalb des Ordners für Bilder; / macht Ordner. Ein Feld, das einem Bild fehlt, entfällt samt dem Trennzeichen daneben. Gilt für Bilder, die von jetzt an hinzukommen.</translation>
    </message>
    <message>
        <source>When a na&amp;me is taken</source>
        <translation>Wenn ein Na&amp;me vergeben ist</translation>
    </message>
    <message>
        <source>Give the new file another name</source>
        <translation>Der neuen Datei einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Leave the new image out</source>
        <translation>Das neue Bild auslassen</translation>
    </message>
    <message>
        <source>Replace the old file</source>
        <translation>Die alte Datei ersetzen</translation>
    </message>
    <message>
        <source>When the same &amp;bytes are there</source>
        <translation>Wenn dieselben &amp;Bytes da sind</translation>
    </message>
    <message>
        <source>Link to the file that is there</source>
        <translation>Mit der vorhandenen Datei verknüpfen</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>Write what is &amp;known of an image into a JSON file beside it</source>
        <translation>Was über ein Bild bekannt ist, in eine &amp;JSON-Datei daneben schreiben</translation>
    </message>
</context>
<context>
    <name>bowerbird::NetworkPage</name>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie das System es vorgibt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieser</translation>
    </message>
    <message>
        <source>Proxy&apos;s &amp;address</source>
        <translation>&amp;Adresse des Proxys</translation>
    </message>
    <message>
        <source>Use HTTP/&amp;2 where the server offers it</source>
        <translation>HTTP/&amp;2 benutzen, wo der Server es anbietet</translation>
    </message>
    <message>
        <source>&amp;User agent</source>
        <translation>&amp;User-Agent</translation>
    </message>
    <message>
        <source>the program&apos;s own</source>
        <translation>der des Programms</translation>
    </message>
    <message>
        <source>&amp;Referer</source>
        <translation>&amp;Referer</translation>
    </message>
    <message>
        <source>the page, where a site asks for it</source>
        <translation>die Seite, wo eine Website es verlangt</translation>
    </message>
    <message>
        <source>More &amp;headers</source>
        <translation>Weitere &amp;Kopfzeilen</translation>
    </message>
    <message>
        <source>File of cookies</source>
        <translation>Cookie-Datei</translation>
    </message>
    <message>
        <source>Cookies in Netscape&apos;s format (*.txt);;All files (*)</source>
        <translation>Cookies im Netscape-Format (*.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>File of certificates</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>C&amp;ookies</source>
        <translation>&amp;Cookies</translation>
    </message>
    <message>
        <source>Certificates &amp;trusted, too</source>
        <translation>Auch vertraute &amp;Zertifikate</translation>
    </message>
    <message>
        <source>&amp;Logins</source>
        <translation>&amp;Anmeldungen</translation>
    </message>
    <message>
        <source>Give the proxy as an address such as http://proxy:3128 or socks5h://localhost:1080.</source>
        <translation>Geben Sie den Proxy als Adresse an, etwa http://proxy:3128 oder socks5h://localhost:1080.</translation>
    </message>
    <message>
        <source>The header &apos;%1&apos; has no name. Write a header as Name: value.</source>
        <translation>Der Kopfzeile „%1“ fehlt der Name. Schreiben Sie eine Kopfzeile als Name: Wert.</translation>
    </message>
    <message>
        <source>Referer, headers, cookies and logins go to the hosts of images and pages only, never to a site&apos;s programming interface.</source>
        <translation>Referer, Kopfzeilen, Cookies und Anmeldungen gehen nur an die Hosts von Bildern und Seiten, nie an die Programmierschnittstelle einer Website.</translation>
    </message>
    <message>
        <source>Hosts without it</source>
        <translation>Hosts ohne ihn</translation>
    </message>
</context>
<context>
    <name>bowerbird::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>bowerbird::PatternPreview</name>
    <message>
        <source>this number is too large.</source>
        <translation>diese Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>a range goes from small letters to small ones, or from capitals to capitals.</source>
        <translation>ein Bereich geht von Kleinbuchstaben zu Kleinbuchstaben oder von Großbuchstaben zu Großbuchstaben.</translation>
    </message>
    <message>
        <source>the step after the colon must be 1 or more.</source>
        <translation>der Schritt nach dem Doppelpunkt muss 1 oder mehr sein.</translation>
    </message>
    <message>
        <source>this range runs backwards; write the smaller end first.</source>
        <translation>dieser Bereich läuft rückwärts; schreiben Sie das kleinere Ende zuerst.</translation>
    </message>
    <message>
        <source>this brace has no counterpart.</source>
        <translation>diese Klammer hat kein Gegenstück.</translation>
    </message>
    <message>
        <source>lists are nested too deep here.</source>
        <translation>hier sind Listen zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>%L1 links:</source>
        <translation>%L1 Links:</translation>
    </message>
    <message>
        <source>What the patterns stand for</source>
        <translation>Wofür die Muster stehen</translation>
    </message>
    <message>
        <source>this stands for more than %L1 links; make the ranges smaller.</source>
        <translation>das steht für mehr als %L1 Links; machen Sie die Bereiche kleiner.</translation>
    </message>
    <message>
        <source>Character %1 of %2: %3</source>
        <translation>Zeichen %1 von %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more pattern(s)</source>
        <translation>
            <numerusform>%Ln weiteres Muster</numerusform>
            <numerusform>%Ln weitere Muster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::PreviewPane</name>
    <message>
        <source>Zoom</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Fit the picture into the pane (0)</source>
        <translation>Das Bild in den Bereich einpassen (0)</translation>
    </message>
    <message>
        <source>Actual size, 100 % (1)</source>
        <translation>Originalgröße, 100 % (1)</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Choose an image in the list to see it here.</source>
        <translation>Wählen Sie ein Bild in der Liste, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This kind of picture cannot be shown here. Open shows it in another program.</source>
        <translation>Diese Art Bild kann hier nicht gezeigt werden. „Öffnen“ zeigt es in einem anderen Programm.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>bowerbird::ProgramsPage</name>
    <message>
        <source>&amp;gallery-dl</source>
        <translation>galler&amp;y-dl</translation>
    </message>
    <message>
        <source>the one that is installed</source>
        <translation>das installierte</translation>
    </message>
    <message>
        <source>Let gallery-dl read its own &amp;configuration</source>
        <translation>gallery-dl seine eigene &amp;Konfiguration lesen lassen</translation>
    </message>
    <message>
        <source>gallery-dl lists links of sites that Bowerbird does not know, and any link with gallery-dl: in front of it. Its own configuration may hold logins, and filters.</source>
        <translation>gallery-dl listet Links von Websites auf, die Bowerbird nicht kennt, und jeden Link, vor dem gallery-dl: steht. Seine eigene Konfiguration kann Anmeldungen und Filter enthalten.</translation>
    </message>
    <message>
        <source>Address of a&amp;ria2</source>
        <translation>Adre&amp;sse von aria2</translation>
    </message>
    <message>
        <source>aria2&apos;s &amp;secret</source>
        <translation>Ge&amp;heimwort von aria2</translation>
    </message>
    <message>
        <source>&amp;Folder on aria2&apos;s computer</source>
        <translation>&amp;Ordner auf dem Rechner von aria2</translation>
    </message>
    <message>
        <source>its own default</source>
        <translation>seine eigene Vorgabe</translation>
    </message>
    <message>
        <source>Image &gt; Send to aria2 hands chosen images to an aria2 that was started with --enable-rpc, here or on another computer.</source>
        <translation>Bild &gt; An aria2 senden übergibt ausgewählte Bilder einem aria2, das mit --enable-rpc gestartet wurde, hier oder auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>It is not installed, or not on the PATH.</source>
        <translation>Es ist nicht installiert oder nicht im PATH.</translation>
    </message>
    <message>
        <source>There is no such program.</source>
        <translation>Ein solches Programm gibt es nicht.</translation>
    </message>
    <message>
        <source>Version %1, %2</source>
        <comment>version, path</comment>
        <translation>Version %1, %2</translation>
    </message>
    <message>
        <source>%1 is not gallery-dl.</source>
        <translation>%1 ist nicht gallery-dl.</translation>
    </message>
    <message>
        <source>The address of aria2 looks like %1.</source>
        <translation>Die Adresse von aria2 sieht aus wie %1.</translation>
    </message>
</context>
<context>
    <name>bowerbird::QueueActions</name>
    <message>
        <source>&amp;Pause All</source>
        <translation>Alle &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume All</source>
        <translation>Alle &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Try All &amp;Failed Again</source>
        <translation>Alle Fehlgeschlagenen &amp;erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Clear Finished</source>
        <translation>Fertige &amp;wegräumen</translation>
    </message>
    <message>
        <source>Cancel A&amp;ll</source>
        <translation>Alle abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>Paused all downloads</source>
        <translation>Alle Downloads angehalten</translation>
    </message>
    <message>
        <source>Resumed all downloads</source>
        <translation>Alle Downloads fortgesetzt</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n failed image(s) again</source>
        <translation>
            <numerusform>%n fehlgeschlagenes Bild erneut versucht</numerusform>
            <numerusform>%n fehlgeschlagene Bilder erneut versucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared %n finished row(s)</source>
        <translation>
            <numerusform>%n fertige Zeile weggeräumt</numerusform>
            <numerusform>%n fertige Zeilen weggeräumt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled %n image(s)</source>
        <translation>
            <numerusform>%n Bild abgebrochen</numerusform>
            <numerusform>%n Bilder abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done before that cannot be taken back any more: it changed too many images.</source>
        <translation>Was davor getan wurde, lässt sich nicht mehr zurücknehmen: Es hat zu viele Bilder geändert.</translation>
    </message>
    <message>
        <source>What was done before changed too many images to keep it all.</source>
        <translation>Was davor getan wurde, hat zu viele Bilder geändert, um alles aufzuheben.</translation>
    </message>
</context>
<context>
    <name>bowerbird::RenameDialog</name>
    <message>
        <source>Rename by Template</source>
        <translation>Nach Vorlage umbenennen</translation>
    </message>
    <message>
        <source>The chosen images</source>
        <translation>Die ausgewählten Bilder</translation>
    </message>
    <message>
        <source>All finished images</source>
        <translation>Alle fertigen Bilder</translation>
    </message>
    <message>
        <source>Images to be renamed</source>
        <translation>Umzubenennende Bilder</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Old and new names</source>
        <translation>Alte und neue Namen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be renamed.</source>
        <translation>
            <numerusform>%n Datei wird umbenannt.</numerusform>
            <numerusform>%n Dateien werden umbenannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be renamed: the name is taken.</source>
        <translation>
            <numerusform>%n Datei kann nicht umbenannt werden: Der Name ist vergeben.</numerusform>
            <numerusform>%n Dateien können nicht umbenannt werden: Der Name ist vergeben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::RenameModel</name>
    <message>
        <source>is called that already</source>
        <translation>heißt schon so</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>die Datei ist weg</translation>
    </message>
    <message>
        <source>another file has the name</source>
        <translation>eine andere Datei hat den Namen</translation>
    </message>
    <message>
        <source>an image above gets the name</source>
        <translation>ein Bild weiter oben bekommt den Namen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>bowerbird::RowCommand</name>
    <message numerus="yes">
        <source>%Ln image(s) are downloaded already, and stay</source>
        <translation>
            <numerusform>%Ln Bild ist schon heruntergeladen und bleibt</numerusform>
            <numerusform>%Ln Bilder sind schon heruntergeladen und bleiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) have come to an end, and stay</source>
        <translation>
            <numerusform>%Ln Bild ist zu Ende gekommen und bleibt</numerusform>
            <numerusform>%Ln Bilder sind zu Ende gekommen und bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was undone: %1</source>
        <translation>Nichts wurde rückgängig gemacht: %1</translation>
    </message>
    <message numerus="yes">
        <source>Undone for %Ln image(s); %1</source>
        <translation>
            <numerusform>Für %Ln Bild rückgängig gemacht; %1</numerusform>
            <numerusform>Für %Ln Bilder rückgängig gemacht; %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bowerbird::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Images</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>&amp;Downloads</translation>
    </message>
    <message>
        <source>Im&amp;gur</source>
        <translation>Im&amp;gur</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Keep and mark them</source>
        <translation>Behalten und kennzeichnen</translation>
    </message>
    <message>
        <source>Refuse them</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>&amp;Proof of an image</source>
        <translation>&amp;Prüfung eines Bildes</translation>
    </message>
    <message>
        <source>Decode it (thorough)</source>
        <translation>Dekodieren (gründlich)</translation>
    </message>
    <message>
        <source>Walk through its structure (fast)</source>
        <translation>Aufbau durchgehen (schnell)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>At once from one &amp;host</source>
        <translation>Zugleich von einem &amp;Host</translation>
    </message>
    <message>
        <source>as many as workers</source>
        <translation>so viele wie Arbeiter</translation>
    </message>
    <message>
        <source>&amp;Attempts after the first</source>
        <translation>Weitere &amp;Versuche nach dem ersten</translation>
    </message>
    <message>
        <source>Images a &amp;link at most</source>
        <translation>Bilder je &amp;Link höchstens</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Wait for an answer &amp;up to</source>
        <translation>Auf eine Ant&amp;wort warten bis zu</translation>
    </message>
    <message>
        <source>Wait for &amp;more bytes up to</source>
        <translation>Auf weitere &amp;Bytes warten bis zu</translation>
    </message>
    <message>
        <source>Client-ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>&amp;Client-ID</source>
        <translation>&amp;Client-ID</translation>
    </message>
    <message>
        <source>Imgur gives albums and galleries only to programs with a Client-ID, which its owner registers at Imgur. The option --client-id and the environment variable IMGUR_CLIENT_ID come before this field. Direct links to images need none.</source>
        <translation>Imgur gibt Alben und Galerien nur an Programme mit einer Client-ID, die ihr Besitzer bei Imgur anmeldet. Die Option --client-id und die Umgebungsvariable IMGUR_CLIENT_ID gehen diesem Feld vor. Direkte Links zu Bildern brauchen keine.</translation>
    </message>
    <message>
        <source>&amp;Albums in a listing</source>
        <translation>&amp;Alben in einer Liste</translation>
    </message>
    <message>
        <source>Download their images, too</source>
        <translation>Auch ihre Bilder herunterladen</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Address of the A&amp;PI</source>
        <translation>Adresse der A&amp;PI</translation>
    </message>
    <message>
        <source>Choose at least one type of image.</source>
        <translation>Wählen Sie mindestens einen Bildtyp.</translation>
    </message>
    <message>
        <source>Give files the &amp;time their server names</source>
        <translation>Dateien die &amp;Zeit geben, die ihr Server nennt</translation>
    </message>
    <message>
        <source>Write into a file&apos;s &amp;attributes where it came from</source>
        <translation>In die &amp;Attribute einer Datei schreiben, woher sie kommt</translation>
    </message>
    <message>
        <source>&amp;Speed of all downloads</source>
        <translation>&amp;Tempo aller Downloads</translation>
    </message>
    <message>
        <source> kB/s</source>
        <translation> kB/s</translation>
    </message>
    <message>
        <source>Loo&amp;k</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>A Client-ID consists of letters and digits only.</source>
        <translation>Eine Client-ID besteht nur aus Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>Net&amp;z</translation>
    </message>
    <message>
        <source>Images damaged at their &amp;source</source>
        <translation>An der &amp;Quelle beschädigte Bilder</translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>Arbei&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namen</translation>
    </message>
    <message>
        <source>&amp;Programs</source>
        <translation>P&amp;rogramme</translation>
    </message>
    <message>
        <source>&amp;Pause between two from one host</source>
        <translation>Pa&amp;use zwischen zweien von einem Host</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds</comment>
        <translation> ms</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Offer to add links that are &amp;copied in other programs</source>
        <translation>Anbieten, in anderen Programmen &amp;kopierte Links hinzuzufügen</translation>
    </message>
    <message>
        <source>&amp;Filters</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>Show f&amp;ound images first, and download what is chosen</source>
        <translation>Gefundene Bilder zuerst &amp;zeigen und Ausgewählte herunterladen</translation>
    </message>
    <message>
        <source>Ani&amp;mated images</source>
        <translation>Ani&amp;mierte Bilder</translation>
    </message>
</context>
<context>
    <name>bowerbird::SimilarGroupsModel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and similar: %2</source>
        <comment>file name, number of pictures</comment>
        <translation>%1 und ähnliche: %2</translation>
    </message>
</context>
<context>
    <name>bowerbird::SimilarRules</name>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>mirror image</source>
        <translation>Spiegelbild</translation>
    </message>
    <message>
        <source>same way round</source>
        <translation>nicht gespiegelt</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>could not be compared</source>
        <translation>ließ sich nicht vergleichen</translation>
    </message>
    <message>
        <source>only a little alike</source>
        <translation>nur wenig ähnlich</translation>
    </message>
    <message>
        <source>other proportions</source>
        <translation>andere Proportionen</translation>
    </message>
    <message>
        <source>other colors</source>
        <translation>andere Farben</translation>
    </message>
    <message>
        <source>brighter or darker</source>
        <translation>heller oder dunkler</translation>
    </message>
    <message>
        <source>other details</source>
        <translation>andere Einzelheiten</translation>
    </message>
    <message>
        <source>moving picture</source>
        <translation>bewegtes Bild</translation>
    </message>
    <message>
        <source>without loss, perhaps the original</source>
        <translation>verlustfrei, vielleicht das Original</translation>
    </message>
</context>
<context>
    <name>bowerbird::SimilarWindow</name>
    <message>
        <source>Similar Pictures</source>
        <translation>Ähnliche Bilder</translation>
    </message>
    <message>
        <source>&amp;Not Similar</source>
        <translation>&amp;Nicht ähnlich</translation>
    </message>
    <message>
        <source>Do not show this group again until another picture joins it</source>
        <translation>Diese Gruppe erst wieder zeigen, wenn ein weiteres Bild dazukommt</translation>
    </message>
    <message>
        <source>&amp;Previous Group</source>
        <translation>&amp;Vorige Gruppe</translation>
    </message>
    <message>
        <source>Ne&amp;xt Group</source>
        <translation>Näch&amp;ste Gruppe</translation>
    </message>
    <message>
        <source>Move to the &amp;Trash</source>
        <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Look at Them</source>
        <translation>D&amp;iese ansehen</translation>
    </message>
    <message>
        <source>Groups of similar pictures</source>
        <translation>Gruppen ähnlicher Bilder</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Looking at pictures…</source>
        <translation>Bilder werden angesehen …</translation>
    </message>
    <message>
        <source>Comparing the pictures of the library…</source>
        <translation>Die Bilder der Bibliothek werden verglichen …</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of the library cannot be compared yet: they have not been looked at by this version of the program.</source>
        <translation>
            <numerusform>%n Bild der Bibliothek lässt sich noch nicht vergleichen: diese Version des Programms hat es noch nicht angesehen.</numerusform>
            <numerusform>%n Bilder der Bibliothek lassen sich noch nicht vergleichen: diese Version des Programms hat sie noch nicht angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No two of the pictures that were compared look alike.

Pictures that were made smaller, encoded again, cut a little or mirrored are found here, side by side.</source>
        <translation>Keine zwei der verglichenen Bilder sehen sich ähnlich.

Bilder, die verkleinert, neu kodiert, etwas beschnitten oder gespiegelt wurden, finden sich hier nebeneinander.</translation>
    </message>
    <message numerus="yes">
        <source>Move %n Picture(s) to the &amp;Trash</source>
        <translation>
            <numerusform>%n Bild in den &amp;Papierkorb</numerusform>
            <numerusform>%n Bilder in den &amp;Papierkorb</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep at least one picture of a group</source>
        <translation>Behalten Sie mindestens ein Bild einer Gruppe</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message numerus="yes">
        <source>Marked %n picture(s) as not similar</source>
        <translation>
            <numerusform>%n Bild als nicht ähnlich gekennzeichnet</numerusform>
            <numerusform>%n Bilder als nicht ähnlich gekennzeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n file(s) to the trash</source>
        <translation>
            <numerusform>%n Datei in den Papierkorb verschoben</numerusform>
            <numerusform>%n Dateien in den Papierkorb verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash. Its folder may be read-only, or its disk may have none.</source>
        <translation>%1 ließ sich nicht in den Papierkorb verschieben. Vielleicht ist der Ordner schreibgeschützt, oder der Datenträger hat keinen.</translation>
    </message>
    <message>
        <source>%1 could not be taken back from the trash.</source>
        <translation>%1 ließ sich nicht aus dem Papierkorb zurückholen.</translation>
    </message>
</context>
<context>
    <name>bowerbird::SpeedLimitMenu</name>
    <message>
        <source>Speed &amp;Limit</source>
        <translation>&amp;Tempogrenze</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Andere …</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
</context>
<context>
    <name>bowerbird::SummaryBar</name>
    <message>
        <source>Stop reading links</source>
        <translation>Das Lesen der Links beenden</translation>
    </message>
    <message>
        <source>Time Left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Progress of all downloads</source>
        <translation>Fortschritt aller Downloads</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 erledigt</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n link(s)</source>
        <translation>
            <numerusform>%n Link wird gelesen</numerusform>
            <numerusform>%n Links werden gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) found</source>
        <translation>
            <numerusform>%n Bild gefunden</numerusform>
            <numerusform>%n Bilder gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed of all downloads together; click to limit it</source>
        <translation>Tempo aller Downloads zusammen; ein Klick begrenzt es</translation>
    </message>
    <message>
        <source>at most %1</source>
        <comment>a speed</comment>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <comment>two speeds</comment>
        <translation>%1, höchstens %2</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>a number of images</comment>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <comment>a number of images</comment>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>Images that are finished or were skipped, of all in the list</source>
        <translation>Bilder, die fertig sind oder ausgelassen wurden, von allen in der Liste</translation>
    </message>
    <message>
        <source>The sum of the images&apos; own durations, divided by the time in which something was under way: how many images came at the same time, on average</source>
        <translation>Die Summe der Dauern der einzelnen Bilder, geteilt durch die Zeit, in der etwas unterwegs war: wie viele Bilder im Mittel zugleich kamen</translation>
    </message>
    <message>
        <source>Speed-up %1</source>
        <translation>Beschleunigung %1</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) until %1</source>
        <translation>
            <numerusform>%n wartet bis %1</numerusform>
            <numerusform>%n warten bis %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing rows: %1 of %2</source>
        <translation>Zeilen werden geändert: %1 von %2</translation>
    </message>
</context>
<context>
    <name>bowerbird::Trash</name>
    <message>
        <source>changed</source>
        <comment>added to a file&apos;s name</comment>
        <translation>geändert</translation>
    </message>
</context>
<context>
    <name>bowerbird::TypeChooser</name>
    <message>
        <source>%1, a video</source>
        <translation>%1, ein Video</translation>
    </message>
</context>
<context>
    <name>bowerbird::ViewSwitch</name>
    <message>
        <source>How large the pictures are</source>
        <translation>Wie groß die Bilder sind</translation>
    </message>
</context>
<context>
    <name>bowerbird::WatchDialog</name>
    <message>
        <source>&amp;Ask for new images by itself</source>
        <translation>Von selbst nach neuen Bildern &amp;fragen</translation>
    </message>
    <message>
        <source>&amp;Paused</source>
        <translation>&amp;Angehalten</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>New images are downloaded as they are found, and you are told. A watch asks while this window is open; what it misses meanwhile it catches up with at the next start.</source>
        <translation>Neue Bilder werden geladen, sobald sie gefunden sind, und Sie erfahren davon. Gefragt wird, solange dieses Fenster offen ist; Versäumtes wird beim nächsten Start nachgeholt.</translation>
    </message>
    <message>
        <source> h</source>
        <comment>hours</comment>
        <translation> h</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>&amp;How often:</source>
        <translation>Wie &amp;oft:</translation>
    </message>
    <message>
        <source>Another number of hours</source>
        <translation>Eine andere Zahl von Stunden</translation>
    </message>
</context>
<context>
    <name>bowerbird::WatchNotes</name>
    <message>
        <source>%1: %2</source>
        <comment>a collection and how many new images</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new image(s)</source>
        <translation>
            <numerusform>%Ln neues Bild</numerusform>
            <numerusform>%Ln neue Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>bowerbird::WindowActions</name>
    <message>
        <source>&amp;Add Links…</source>
        <translation>Links &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Paste Links</source>
        <translation>Links &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Open List File…</source>
        <translation>&amp;Listendatei öffnen …</translation>
    </message>
    <message>
        <source>Sample &amp;Gallery</source>
        <translation>Beispiel&amp;galerie</translation>
    </message>
    <message>
        <source>Open Download &amp;Folder</source>
        <translation>Download-&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Ein&amp;stellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Address Field</source>
        <translation>A&amp;dressfeld</translation>
    </message>
    <message>
        <source>&amp;Find in the List</source>
        <translation>In der Liste &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Bowerbird</source>
        <translation>Ü&amp;ber Bowerbird</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Downloads</source>
        <translation>&amp;Downloads</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>B&amp;ild</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Colou&amp;rs</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>Reset Window &amp;Layout</source>
        <translation>Fenster&amp;aufteilung zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Read lists of images, and what gallery-dl has downloaded</source>
        <translation>Listen von Bildern lesen, und was gallery-dl heruntergeladen hat</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>Write a list of images, as a page to look at or for other programs</source>
        <translation>Eine Liste von Bildern schreiben, als Seite zum Ansehen oder für andere Programme</translation>
    </message>
    <message>
        <source>&amp;Watch the Clipboard</source>
        <translation>&amp;Zwischenablage beobachten</translation>
    </message>
    <message>
        <source>Offer to add links that are copied in other programs</source>
        <translation>Anbieten, in anderen Programmen kopierte Links hinzuzufügen</translation>
    </message>
    <message>
        <source>Review &amp;Similar Pictures…</source>
        <translation>Ä&amp;hnliche Bilder durchsehen …</translation>
    </message>
    <message>
        <source>Show pictures of the library that look alike side by side</source>
        <translation>Bilder der Bibliothek, die sich ähnlich sehen, nebeneinander zeigen</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf …</translation>
    </message>
    <message>
        <source>Search everything that was ever downloaded</source>
        <translation>Alles durchsuchen, was je heruntergeladen wurde</translation>
    </message>
    <message>
        <source>&amp;Check Files…</source>
        <translation>Dateien &amp;prüfen …</translation>
    </message>
    <message>
        <source>Look whether every file of the library is there and whole</source>
        <translation>Nachsehen, ob jede Datei der Bibliothek da und heil ist</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>Bib&amp;liothek</translation>
    </message>
    <message>
        <source>S&amp;ort By</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
</context>
<context>
    <name>bowerbird::WorkerModel</name>
    <message>
        <source>Idle</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Leaves after this picture</source>
        <translation>Geht nach diesem Bild</translation>
    </message>
    <message>
        <source>Worker %1</source>
        <translation>Arbeiter %1</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>number of pictures</comment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>nothing left to do</source>
        <translation>nichts mehr zu tun</translation>
    </message>
    <message>
        <source>the queue is paused</source>
        <translation>die Warteschlange ist angehalten</translation>
    </message>
    <message>
        <source>%1 is left alone for a while</source>
        <comment>a host</comment>
        <translation>%1 hat eine Weile Ruhe</translation>
    </message>
    <message>
        <source>%1 is left alone for %2</source>
        <comment>a host; a time</comment>
        <translation>%1 hat %2 Ruhe</translation>
    </message>
    <message>
        <source>%1 is asked by as many as it stands</source>
        <comment>a host</comment>
        <translation>%1 wird von so vielen gefragt, wie es verträgt</translation>
    </message>
    <message>
        <source>next attempt in %1</source>
        <comment>a time</comment>
        <translation>nächster Versuch in %1</translation>
    </message>
    <message>
        <source>waits for an image</source>
        <translation>wartet auf ein Bild</translation>
    </message>
</context>
<context>
    <name>bowerbird::WorkerSlider</name>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>How many images are downloaded at the same time</source>
        <translation>Wie viele Bilder zugleich heruntergeladen werden</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Anzahl der Arbeiter</translation>
    </message>
    <message>
        <source>%1 working, %2 retiring</source>
        <translation>%1 arbeiten, %2 gehen</translation>
    </message>
    <message>
        <source>%1 of %2 working</source>
        <translation>%1 von %2 arbeiten</translation>
    </message>
</context>
<context>
    <name>bowerbird::WorkersDock</name>
    <message>
        <source>Workers</source>
        <translation>Arbeiter</translation>
    </message>
</context>
</TS>
